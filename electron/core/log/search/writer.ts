import { createHash } from 'node:crypto';
import type { Actor } from '../../../contract/models/entry.ts';
import type { Entry } from '../kinds.ts';
import type { Catalogue } from './catalogue.ts';
import type { SearchDatabase } from './file.ts';
import { linksOf } from './links.ts';
import { indexedText, textsOf } from './words.ts';

/** Wordings whose ids are remembered, so that a component that goes on and off costs a look into a map. */
const mostRemembered = 20_000;

/** What the plant calls a component now, in both languages and whatever else somebody may type. */
export type NamesOf = (component: string) => readonly string[];

/** The key of an actor in filters: the person's id, or `system:NAME`. */
export function actorKey(actor: Actor): string {
  return 'person' in actor ? actor.person : `system:${actor.system}`;
}

/** Puts entries into the index. One call is one transaction: all of them or none. */
export class SearchWriter {
  readonly #db: SearchDatabase;
  readonly #catalogue: Catalogue;
  readonly #namesOf: NamesOf;
  readonly #remembered = new Map<string, number>();
  readonly #known;
  readonly #addWording;
  readonly #addText;
  readonly #grow;
  readonly #addEntry;
  readonly #addLink;
  readonly #addActor;
  readonly #componentsOf;
  readonly #addMinute;
  readonly #mark;

  constructor(db: SearchDatabase, catalogue: Catalogue, namesOf: NamesOf) {
    this.#db = db;
    this.#catalogue = catalogue;
    this.#namesOf = namesOf;
    this.#known = db.prepare<[Buffer], number>('SELECT id FROM wording WHERE digest = ?').pluck();
    this.#addWording = db.prepare<[Buffer, string, string, string, number, number]>(
      'INSERT INTO wording (digest, kind, actor, subject, count, first, last) VALUES (?, ?, ?, ?, 0, ?, ?)',
    );
    this.#addText = db.prepare<[number | bigint, string, string]>(
      'INSERT INTO text (rowid, words, inside) VALUES (?, ?, ?)',
    );
    this.#grow = db.prepare<[number, number, number]>('UPDATE wording SET count = count + ?, last = ? WHERE id = ?');
    this.#addEntry = db.prepare<[number, number, number]>('INSERT INTO entry (seq, wording, at) VALUES (?, ?, ?)');
    this.#addLink = db.prepare<[string, string]>('INSERT OR IGNORE INTO link (subject, target) VALUES (?, ?)');
    this.#addActor = db.prepare<[string, string]>('INSERT OR REPLACE INTO actor (id, name) VALUES (?, ?)');
    this.#componentsOf = db
      .prepare<[string], string>("SELECT target FROM link WHERE subject = ? AND target GLOB 'component/*'")
      .pluck();
    this.#addMinute = db.prepare<[number, number, number]>(
      `INSERT INTO minute (minute, entries, first, last) VALUES (?, 1, ?, ?)
       ON CONFLICT (minute) DO UPDATE SET entries = entries + 1, last = excluded.last`,
    );
    this.#mark = db.prepare<[number, string]>('UPDATE indexed SET seq = ?, hash = ?');
  }

  /**
   * Adds entries that follow the last indexed one, in order. Throws what SQLite throws; then nothing was added to the file,
   * and the catalogue is no longer right: both have to be opened again.
   */
  add(entries: readonly Entry[]): void {
    const last = entries.at(-1);
    if (last !== undefined) this.#db.transaction(() => this.#write(entries, last)).immediate();
  }

  #write(entries: readonly Entry[], last: Entry): void {
    const grown = new Map<number, { count: number; last: number }>();
    for (const entry of entries) {
      for (const [subject, target] of linksOf(entry)) this.#addLink.run(subject, target);
      const wording = this.#wordingOf(entry);
      const before = grown.get(wording);
      grown.set(wording, { count: (before?.count ?? 0) + 1, last: entry.seq });
      this.#addEntry.run(entry.seq, wording, entry.at);
      this.#addMinute.run(Math.floor(entry.at / 60_000), entry.seq, entry.seq);
    }
    for (const [wording, { count, last: seq }] of grown) {
      this.#grow.run(count, seq, wording);
      this.#catalogue.grow(wording, count, seq);
    }
    this.#mark.run(last.seq, last.hash);
  }

  #wordingOf(entry: Entry): number {
    const actor = actorKey(entry.actor);
    const texts = [...textsOf(entry), ...this.#components(entry.subject).flatMap((id) => this.#namesOf(id))];
    const source = [entry.kind, actor, entry.subject, ...texts].join('\u0001');
    const remembered = this.#remembered.get(source);
    if (remembered !== undefined) return remembered;
    const digest = createHash('sha256').update(source).digest().subarray(0, 10);
    const id = this.#known.get(digest) ?? this.#addNew(entry, actor, digest, texts);
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    if (source.length < 2000) this.#remembered.set(source, id);
    return id;
  }

  #addNew(entry: Entry, actor: string, digest: Buffer, texts: readonly string[]): number {
    const { lastInsertRowid } = this.#addWording.run(digest, entry.kind, actor, entry.subject, entry.seq, entry.seq);
    this.#catalogue.add(Number(lastInsertRowid), entry.kind, actor, entry.subject, entry.seq);
    const { words, inside } = indexedText(entry.kind, texts);
    this.#addText.run(lastInsertRowid, words, inside);
    this.#addActor.run(actor, 'name' in entry.actor ? entry.actor.name : entry.actor.system);
    return Number(lastInsertRowid);
  }

  #components(subject: string): string[] {
    const own = subject.startsWith('component/') ? [subject] : this.#componentsOf.all(subject);
    return own.map((name) => name.slice('component/'.length));
  }
}
