import type { State } from '../../../electron/contract/models/condition.ts';
import { states } from '../../../electron/contract/models/condition.ts';
import type { Unlock } from '../../../electron/contract/models/swap.ts';
import { useLocalized, useText } from '../../i18n/react.ts';
import { useIdentity, useRow } from '../../stores/react.ts';
import type { Proceed } from './proceed.ts';
import type { Scene } from './use-scene.ts';

/** The states that a condition names, as the console sends them: words with blanks between. */
export function statesOf(unlock: Unlock): State[] {
  const given = String(unlock.params.states ?? '').split(' ');
  return states.filter((state) => given.includes(state));
}

/** The words of a condition in the unlock list. */
export function useUnlockWords(scene: Scene): (unlock: Unlock) => string {
  const text = useText().swaps.unlock;
  return (unlock) => {
    switch (unlock.code) {
      case 'serial':
        return text.serial;
      case 'spare':
        return text.spare;
      case 'health':
        return text.health(scene.nameOf(String(unlock.params.component ?? '')), statesOf(unlock));
      case 'cells':
        return text.cells(Number(unlock.params.ok ?? 0), Number(unlock.params.total ?? 0));
      case 'person': {
        const people = scene.guide?.unlocks.filter(({ code }) => code === 'person').length ?? 1;
        if (people === 1) return text.person;
        return unlock.params.number === 1 ? text.first : text.second;
      }
    }
  };
}

/** The words of the button at the foot: what it does, or what it waits for. */
export function useProceedWords(scene: Scene, proceed: Proceed): string {
  const text = useText().swaps.proceed;
  const localized = useLocalized();
  const person = useIdentity((identity) => identity.person);
  const known = useRow('person', person ?? undefined);
  if ('does' in proceed) {
    if (proceed.does === 'leave') return text.done;
    if (proceed.does === 'rescan') return text.scanAgain;
    const isSecond = scene.progress.confirmations.length > 0 && person !== null;
    if (isSecond) return text.confirmAs(known?.name ?? person);
    return scene.step.button === undefined ? text.confirm : localized(scene.step.button);
  }
  if (proceed.waitsFor === 'health') return text.health(scene.nameOf(proceed.component));
  if (proceed.waitsFor === 'cells') return text.cells(proceed.open);
  return text[proceed.waitsFor];
}
