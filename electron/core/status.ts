import { singleton } from '../contract/collections.ts';
import type { System } from '../contract/models/system.ts';
import type { Tables } from './tables.ts';

/** The console's own row: every part reports here how it is. */
export class Status {
  readonly #tables: Tables;
  #row: System;

  constructor(tables: Tables, identity: { version: string; desk: string; plantSource: string }) {
    this.#tables = tables;
    this.#row = {
      version: identity.version,
      desk: identity.desk,
      log: { state: 'ok', message: '' },
      plant: { state: 'none', source: identity.plantSource, message: '', problems: [] },
      polling: { endpoints: 0, running: false },
    };
    tables.set('system', singleton, this.#row);
  }

  get(): System {
    return this.#row;
  }

  /** Replaces parts of the row; equal parts are not sent again. */
  patch(parts: Partial<System>): void {
    if (
      Object.entries(parts).every(
        ([key, value]) => JSON.stringify(value) === JSON.stringify(this.#row[key as keyof System]),
      )
    ) {
      return;
    }
    this.#row = { ...this.#row, ...parts };
    this.#tables.set('system', singleton, this.#row);
  }
}
