import type { Step } from './recording.ts';

type Write = { offset: number; data: Buffer } | { size: number };

interface DiskFile {
  /** What a power loss cannot take away. */
  synced: Buffer;
  /** Written since, in order: each may be there after a power loss or not, whole or in part. */
  pending: Write[];
  /** Whether its name is on disk: a new file is there for sure once its folder was synced. */
  named: boolean;
}

/** What may become of writes that were not synced when the power went. */
export const fates = [
  'all lost',
  'the later half lost',
  'some lost, reordered',
  'torn at 4096',
  'torn at 512',
] as const;
export type Fate = (typeof fates)[number];

/** A disk that takes the recorded steps, and tells what could lie on it if the power went now. */
export class Disk {
  readonly #files = new Map<string, DiskFile>();

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [name, synced] of files) this.#files.set(name, { synced, pending: [], named: true });
  }

  take(step: Step): void {
    if (step.do === 'say') return;
    if (step.do === 'sync' && step.file === '') {
      for (const file of this.#files.values()) file.named = true;
      return;
    }
    const known = this.#files.get(step.file);
    const file = known ?? { synced: Buffer.alloc(0), pending: [], named: false };
    if (known === undefined) this.#files.set(step.file, file);
    if (step.do === 'write') file.pending.push({ offset: step.offset, data: step.data });
    else if (step.do === 'truncate') file.pending.push({ size: step.size });
    else if (step.do === 'remove') this.#files.delete(step.file);
    else if (step.do === 'sync') {
      file.synced = applied(file.synced, file.pending);
      file.pending = [];
    }
  }

  /** How many writes a power loss could take. */
  unsynced(): number {
    return [...this.#files.values()].reduce((sum, { pending }) => sum + pending.length, 0);
  }

  /** The files after a power loss. `random` gives numbers from 0 to 1. */
  afterPowerLoss(fate: Fate, random: () => number): Map<string, Buffer> {
    const files = new Map<string, Buffer>();
    for (const [name, { synced, pending, named }] of this.#files) {
      if (!named && (fate === 'all lost' || random() < 0.5)) continue;
      files.set(name, applied(synced, surviving(pending, fate, random)));
    }
    return files;
  }
}

function surviving(pending: readonly Write[], fate: Fate, random: () => number): Write[] {
  if (fate === 'all lost') return [];
  if (fate === 'the later half lost') return pending.slice(0, Math.ceil(pending.length / 2));
  const some = pending.filter(() => random() < 0.5);
  const shuffled = some.map((write) => ({ write, at: random() })).toSorted((a, b) => a.at - b.at);
  const writes = shuffled.map(({ write }) => write);
  if (fate === 'some lost, reordered') return writes;
  return writes.flatMap((write) => sectors(write, fate === 'torn at 512' ? 512 : 4096).filter(() => random() < 0.6));
}

/** A write in the pieces that a disk writes at once. */
function sectors(write: Write, size: number): Write[] {
  if ('size' in write) return [write];
  const pieces: Write[] = [];
  const end = write.offset + write.data.length;
  for (let from = write.offset; from < end; ) {
    const to = Math.min(end, (Math.floor(from / size) + 1) * size);
    pieces.push({ offset: from, data: write.data.subarray(from - write.offset, to - write.offset) });
    from = to;
  }
  return pieces;
}

function applied(before: Buffer, writes: readonly Write[]): Buffer {
  let content = before;
  let copied = false;
  for (const write of writes) {
    const end = 'size' in write ? write.size : write.offset + write.data.length;
    if (end > content.length || 'size' in write) {
      const resized = Buffer.alloc('size' in write ? end : Math.max(end, content.length));
      content.copy(resized);
      content = resized;
      copied = true;
    } else if (!copied) {
      content = Buffer.from(content);
      copied = true;
    }
    if (!('size' in write)) write.data.copy(content, write.offset);
  }
  return content;
}
