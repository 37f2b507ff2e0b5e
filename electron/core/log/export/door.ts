import { singleton } from '../../../contract/collections.ts';
import { type Result, refuse } from '../../../contract/errors.ts';
import {
  type ExportAnswer,
  type ExportRequest,
  exportRequestSchema,
  largestExportAnswer,
} from '../../../contract/export.ts';
import type { ReadTables } from '../../tables.ts';
import { type ExportFile, type ExportSurroundings, exportLog, exportText } from './export.ts';
import { openExportSource } from './source.ts';

/** A running console, as far as an export needs it. */
export interface Exporting {
  folder: string;
  tables: ReadTables;
  /** Epoch ms. */
  now: number;
  version: string;
}

/** Begins the export that a client asks for, out of the log of a running console. The input is checked here. */
export function openExport(input: unknown, from: Exporting): Result<ExportFile> {
  const parsed = exportRequestSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.map(String).join('.') ?? '';
    return refuse(
      'invalid-input',
      `${field === '' ? 'The export' : field}: ${issue?.message ?? 'not valid'}. Nothing was exported.`,
      'docs/export.md tells what can be asked for.',
      { field },
    );
  }
  const source = openExportSource(from.folder);
  return source.ok ? exportLog(source.value, parsed.data, surroundingsOf(from)) : source;
}

/** Answers the query: a small export as text at once, or why not. */
export function answerExport(request: ExportRequest, from: Exporting): ExportAnswer {
  const source = openExportSource(from.folder);
  if (!source.ok) return { problem: source.error };
  const made = exportText(source.value, request, surroundingsOf(from), largestExportAnswer);
  return made.ok ? made.value : { problem: made.error };
}

function surroundingsOf({ tables, now, version }: Exporting): ExportSurroundings {
  return { tables, now, version, timeZone: tables.get('plant', singleton)?.timeZone ?? 'UTC' };
}
