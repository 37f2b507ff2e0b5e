import type { ExportFormat } from '../../../../contract/export.ts';
import type { ExportJob } from '../job.ts';

interface Kind {
  name: ExportFormat;
  mediaType: string;
}

/** A format of text. What it writes comes in pieces; an empty piece is a breath. */
export interface TextFormat extends Kind {
  isText: true;
  write(job: ExportJob): Iterable<string>;
}

/** A format of bytes, whose writer is loaded when it is needed. */
export interface BinaryFormat extends Kind {
  isText: false;
  load(): Promise<(job: ExportJob) => Iterable<Uint8Array>>;
}

export type LogFormat = TextFormat | BinaryFormat;
