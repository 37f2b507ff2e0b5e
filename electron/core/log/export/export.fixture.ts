import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExportRequest, exportRequestSchema } from '../../../contract/export.ts';
import { createNouns } from '../../nouns.ts';
import type { Tables } from '../../tables.ts';
import type { Draft } from '../kinds.ts';
import { type Log, openLog } from '../log.ts';
import { type ExportSurroundings, exportText } from './export.ts';
import { offlineTables } from './offline.ts';
import { type ExportSource, openExportSource } from './source.ts';

export const imke = { person: 'harms', name: 'Imke Harms', desk: 'desk 1' };
export const tobias = { person: 'luehrs', name: 'Tobias Lührs', desk: 'desk 2' };
export const incident = 'INC-2019-0924-01';
/** When the first entry is written; each further one a minute later. */
export const began = Date.UTC(2019, 8, 24, 9, 0, 0);

/** A log of a test, in a folder of its own, and exports of it. */
export interface Desk {
  folder: string;
  write(...drafts: Draft[]): Promise<void>;
  source(): ExportSource;
  surroundings(): ExportSurroundings;
  text(request: Partial<ExportRequest>): string;
  close(): void;
}

/** Opens a desk whose log begins with one incident. Each `write` is a minute later than the one before. */
export async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'leitstand-export-'));
  let at = began;
  const opened = openLog(folder, { now: () => at });
  if (!opened.ok) throw new Error(opened.error.message);
  const log: Log = opened.value;
  const source = () => {
    const found = openExportSource(folder);
    if (!found.ok) throw new Error(found.error.message);
    return found.value;
  };
  const tables = (): Tables => {
    const reading = source();
    try {
      return offlineTables(
        reading,
        createNouns([], () => undefined),
        undefined,
      );
    } finally {
      reading.close();
    }
  };
  const surroundings = () => ({ tables: tables(), timeZone: 'Europe/Berlin', now: began, version: '1.2.3' });
  const desk: Desk = {
    folder,
    async write(...drafts) {
      const written = await log.append(drafts);
      if (!written.ok) throw new Error(written.error.message);
      at += 60_000;
    },
    source,
    surroundings,
    text(request) {
      const parsed = exportRequestSchema.parse({ format: 'jsonl', ...request });
      const made = exportText(source(), parsed, surroundings(), { entries: 1e6, characters: 1e9, searched: 1e6 });
      if (!made.ok) throw new Error(made.error.message);
      return made.value.text;
    },
    close() {
      log.close();
      rmSync(folder, { recursive: true });
    },
  };
  await desk.write({
    kind: 'incident.declared',
    subject: `incident/${incident}`,
    actor: imke,
    data: {
      title: 'Controller A failed',
      alarms: [],
      components: ['sc-a'],
      services: [],
      since: new Date(began - 60_000).toISOString(),
    },
  });
  return desk;
}

/** A note on the incident. */
export function note(text: string, actor: Draft['actor'] = imke, on = incident): Draft {
  return { kind: 'note.added', subject: `incident/${on}`, actor, data: { text } };
}
