import type { ExportFormat } from '../../../../contract/export.ts';
import { csv } from './csv.ts';
import type { LogFormat } from './format.ts';
import { jsonLines } from './json-lines.ts';
import { markdown } from './markdown.ts';
import { pdf } from './pdf.ts';

/** Every format: a new one is one file and one line here (and its name in contract/export.ts). */
export const formats: Record<ExportFormat, LogFormat> = { jsonl: jsonLines, csv, md: markdown, pdf };
