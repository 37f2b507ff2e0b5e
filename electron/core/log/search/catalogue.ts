import { Names } from './dictionary.ts';
import type { SearchDatabase } from './file.ts';
import { groupOf } from './groups.ts';

type Row = [id: number, kind: string, actor: string, subject: string, count: number, first: number, last: number];

/** Wordings that are read from the file in one go. */
const step = 5000;
const firstRoom = 16_384;

/**
 * The table of wordings in memory, as columns of numbers by id: what a search needs to know of a hundred thousand wordings
 * is then a matter of a millisecond. About 25 bytes each.
 */
export class Catalogue {
  readonly kinds = new Names();
  readonly actors = new Names();
  readonly subjects = new Names();
  kind = new Uint32Array(firstRoom);
  actor = new Uint32Array(firstRoom);
  subject = new Uint32Array(firstRoom);
  /** How often a wording was written, and the seqs of its first and last entry. */
  count = new Uint32Array(firstRoom);
  first = new Float64Array(firstRoom);
  last = new Float64Array(firstRoom);
  /** The highest id; ids begin at 1 and have no gaps. */
  size = 0;
  readonly #read;
  #loaded = false;

  constructor(db: SearchDatabase) {
    this.#read = db
      .prepare<[number, number], Row>(
        'SELECT id, kind, actor, subject, count, first, last FROM wording WHERE id > ? ORDER BY id LIMIT ?',
      )
      .raw();
  }

  /** Reads the next part of the file. True when all is read. */
  load(): boolean {
    if (this.#loaded) return true;
    const rows = this.#read.all(this.size, step);
    for (const [id, kind, actor, subject, count, first, last] of rows) {
      this.add(id, kind, actor, subject, first);
      this.grow(id, count, last);
    }
    this.#loaded = rows.length < step;
    return this.#loaded;
  }

  /** Takes a wording in that was not written yet. */
  add(id: number, kind: string, actor: string, subject: string, seq: number): void {
    if (id >= this.count.length) this.#makeRoom();
    this.kind[id] = this.kinds.codeOf(kind);
    this.actor[id] = this.actors.codeOf(actor);
    this.subject[id] = this.subjects.codeOf(subject);
    this.first[id] = seq;
    this.last[id] = seq;
    this.size = Math.max(this.size, id);
  }

  /** A wording was written `count` times more, the last time at `seq`. */
  grow(id: number, count: number, seq: number): void {
    this.count[id] = (this.count[id] ?? 0) + count;
    this.last[id] = seq;
  }

  /** The codes of the kinds in these groups. */
  kindsIn(groups: readonly string[]): Uint8Array {
    return this.kinds.marks((kind) => groups.includes(groupOf(kind)));
  }

  #makeRoom(): void {
    const room = this.count.length * 2;
    const wider = (before: Uint32Array<ArrayBuffer>) => {
      const after = new Uint32Array(room);
      after.set(before);
      return after;
    };
    this.kind = wider(this.kind);
    this.actor = wider(this.actor);
    this.subject = wider(this.subject);
    this.count = wider(this.count);
    const { first, last } = this;
    this.first = new Float64Array(room);
    this.first.set(first);
    this.last = new Float64Array(room);
    this.last.set(last);
  }
}
