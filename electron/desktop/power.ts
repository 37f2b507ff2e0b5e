import { powerSaveBlocker } from 'electron';

/** Keeps the machine from suspending the console: it polls while nobody touches the desk. */
export function setupPower(): void {
  powerSaveBlocker.start('prevent-app-suspension');
}
