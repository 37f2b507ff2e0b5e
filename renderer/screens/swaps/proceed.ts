import type { Guide, Swap, Unlock } from '../../../electron/contract/models/swap.ts';

/** What the button at the right of the foot does, or what it waits for. */
export type Proceed =
  | { does: 'confirm' }
  | { does: 'rescan' }
  | { does: 'leave' }
  | { waitsFor: 'blind' | 'scan' | 'second' | 'demo' | 'plant' }
  | { waitsFor: 'health'; component: string }
  | { waitsFor: 'cells'; open: number };

/** What a screen knows when it decides what proceeding means. */
export interface ProceedGiven {
  swap: Swap;
  /** The console's own judgement; undefined until its first row of this step has come. */
  guide: Guide | undefined;
  blind: boolean;
  /** Id or name of the person at this desk; null where nobody has said who they are. */
  person: string | null;
  /** In the demo: the control that stands for hands has not been pressed yet. */
  handsMissing: boolean;
}

/** Decides from the console's unlock list, never from a rule of its own, what the button at the foot means. */
export function proceedOf({ swap, guide, blind, person, handsMissing }: ProceedGiven): Proceed {
  if (swap.status !== 'running') return { does: 'leave' };
  if (blind) return { waitsFor: 'blind' };
  if (guide === undefined || guide.step !== swap.current) return { waitsFor: 'plant' };
  const open = guide.unlocks.find((unlock) => !unlock.met);
  if (open === undefined) return { waitsFor: 'plant' };
  if (open.code !== 'person') return waitFor(open, swap);
  if (handsMissing) return { waitsFor: 'demo' };
  const confirmed = swap.progress[swap.current]?.confirmations ?? [];
  const isSame = confirmed.some((one) => person !== null && (one.person === person || one.name === person));
  return confirmed.length > 0 && (isSame || person === null) ? { waitsFor: 'second' } : { does: 'confirm' };
}

function waitFor(open: Unlock, swap: Swap): Proceed {
  switch (open.code) {
    case 'serial':
    case 'spare':
      return swap.progress[swap.current]?.compared?.match === false ? { does: 'rescan' } : { waitsFor: 'scan' };
    case 'health':
      return { waitsFor: 'health', component: String(open.params.component ?? '') };
    case 'cells':
      return { waitsFor: 'cells', open: Number(open.params.total ?? 0) - Number(open.params.ok ?? 0) };
    case 'person':
      return { does: 'confirm' };
  }
}
