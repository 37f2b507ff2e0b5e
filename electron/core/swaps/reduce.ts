import type { InstalledPart, StepProgress, Swap } from '../../contract/models/swap.ts';
import { author } from '../incidents/author.ts';
import type { Entry, EntryOf } from '../log/kinds.ts';
import { stepAfter, stepOf, untouched } from '../procedures/engine.ts';

/** The entries that change a swap's row, in the form that a decision has them before they are durable. */
type SwapKind = Extract<Entry['kind'], `swap.${string}`>;
export type SwapEntry = { [Kind in SwapKind]: Omit<EntryOf<Kind>, 'hash'> }[SwapKind];

const prefix = 'swap/';

/** The stream of a swap. */
export function streamOf(swap: string): string {
  return `${prefix}${swap}`;
}

/**
 * The row after an entry of its stream. An entry that does not fit (a gate that passed twice, a step that is not the
 * current one) changes nothing but `version`: such entries can be on record after a race, and replay must bear them.
 */
export function reduceSwap(row: Swap | undefined, entry: SwapEntry): Swap | undefined {
  if (entry.kind === 'swap.opened') return row ?? opened(entry);
  if (row === undefined) return undefined;
  const next = { ...row, version: entry.seq };
  if (row.status !== 'running') return next;
  switch (entry.kind) {
    case 'swap.confirmed':
      return atCurrent(next, entry.data.step, (progress) => confirmed(progress, entry));
    case 'swap.compared':
      return compared(next, entry);
    case 'swap.passed':
      return passed(next, entry);
    case 'swap.noted':
      return next;
    case 'swap.aborted':
      return {
        ...next,
        status: 'aborted',
        ended: { at: timeOf(entry), by: author(entry.actor), reason: entry.data.reason },
      };
    case 'swap.finished':
      return { ...next, status: 'finished', ended: { at: timeOf(entry), by: author(entry.actor), reason: '' } };
  }
}

/** What the log says is in the slot after `part.installed`. */
export function reducePart(entry: Pick<EntryOf<'part.installed'>, 'subject' | 'data' | 'at'>): InstalledPart {
  return {
    component: entry.subject.slice('component/'.length),
    part: entry.data.part,
    since: entry.at,
    swap: entry.data.swap,
  };
}

type OpenedEntry = Extract<SwapEntry, { kind: 'swap.opened' }>;
type ComparedEntry = Extract<SwapEntry, { kind: 'swap.compared' }>;
type ConfirmedEntry = Extract<SwapEntry, { kind: 'swap.confirmed' }>;
type PassedEntry = Extract<SwapEntry, { kind: 'swap.passed' }>;

function opened(entry: OpenedEntry): Swap | undefined {
  const { component, partner, incident, procedure } = entry.data;
  const first = procedure.steps[0];
  if (first === undefined) return undefined;
  return {
    id: entry.subject.slice(prefix.length),
    version: entry.seq,
    component,
    ...(partner === undefined ? {} : { partner }),
    ...(incident === undefined ? {} : { incident }),
    procedure,
    status: 'running',
    current: first.id,
    progress: {},
    openedAt: timeOf(entry),
    openedBy: author(entry.actor),
  };
}

function atCurrent(row: Swap, step: string, change: (progress: StepProgress) => StepProgress): Swap {
  if (row.current !== step) return row;
  return { ...row, progress: { ...row.progress, [step]: change(row.progress[step] ?? untouched) } };
}

function confirmed(progress: StepProgress, entry: ConfirmedEntry): StepProgress {
  const { person, name } = entry.data;
  return { ...progress, confirmations: [...progress.confirmations, { person, name, at: timeOf(entry) }] };
}

/** A label that does not match takes back who had confirmed: they had seen another one. */
function compared(row: Swap, entry: ComparedEntry): Swap {
  const { step, ...comparison } = entry.data;
  if (row.current !== step) return row;
  const { spare, ...others } = row;
  const definition = stepOf(row.procedure, step);
  const isSpare = definition.kind === 'compare' && definition.against === 'spare';
  const accepted =
    isSpare && comparison.match && comparison.partNumber !== undefined
      ? { number: comparison.partNumber, serial: comparison.scanned }
      : isSpare
        ? undefined
        : spare;
  return atCurrent({ ...others, ...(accepted === undefined ? {} : { spare: accepted }) }, step, (progress) => ({
    ...progress,
    confirmations: comparison.match ? progress.confirmations : [],
    compared: { ...withoutUndefined(comparison), at: timeOf(entry), by: author(entry.actor) },
    attempts: progress.attempts + 1,
  }));
}

function passed(row: Swap, entry: PassedEntry): Swap {
  const { step } = entry.data;
  if (row.current !== step || row.progress[step]?.passedAt !== undefined) return row;
  const next = atCurrent(row, step, (progress) => ({ ...progress, passedAt: timeOf(entry) }));
  return { ...next, current: stepAfter(row.procedure, step)?.id ?? step };
}

function withoutUndefined({ partNumber, ...rest }: Omit<ComparedEntry['data'], 'step'>) {
  return { ...rest, ...(partNumber === undefined ? {} : { partNumber }) };
}

function timeOf(entry: Pick<Entry, 'at' | 'happenedAt'>): number {
  return entry.happenedAt ?? entry.at;
}
