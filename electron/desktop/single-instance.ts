import { app } from 'electron';

/**
 * Claims to be the only desktop on this profile. False: another one runs and has been told; this one has to go. The log
 * has one writer, so a second desktop on the same folder could not record anything.
 */
export function claimSingleInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
}
