import { type ConsoleError, consoleErrorSchema, type Result, refuse, succeed } from '../../electron/contract/errors.ts';
import type { ExportFormat, ExportRequest } from '../../electron/contract/export.ts';
import type { QueryOutput, QueryRequest } from '../../electron/contract/queries.ts';

/** A file that the console made, to be saved by the page. */
export interface ExportedFile {
  name: string;
  content: Blob;
}

/** How this page gets an export: which formats there are, and the file itself. Never throws: refusals are data. */
export interface Exporter {
  formats: readonly ExportFormat[];
  make(request: ExportRequest): Promise<Result<ExportedFile>>;
}

/** Exports over a station's HTTP door, in every format and of any size. `get` is the page's fetch. */
export function stationExporter(get: (address: string) => Promise<Response>): Exporter {
  return {
    formats: ['pdf', 'md', 'csv', 'jsonl'],
    async make(request) {
      try {
        const response = await get(`api/log/export?${asSearch(request)}`);
        if (!response.ok) return { ok: false, error: await errorOf(response) };
        const name = /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
        return succeed({ name: name ?? `log.${request.format}`, content: await response.blob() });
      } catch {
        return refuse(
          'unavailable',
          'The station did not send the whole file. Nothing was saved.',
          'Check the connection, then try again.',
        );
      }
    },
  };
}

/** The one question that an export by query asks. */
type AskExport = (name: 'log.export', input: QueryRequest<'log.export'>) => Promise<Result<QueryOutput<'log.export'>>>;

/** Exports by a query, for the desktop: text only, up to a bound. */
export function queryExporter(query: AskExport): Exporter {
  return {
    formats: ['md', 'csv', 'jsonl'],
    async make(request) {
      const answer = await query('log.export', request);
      if (!answer.ok) return answer;
      if ('problem' in answer.value) return { ok: false, error: answer.value.problem };
      const { name, mediaType, text } = answer.value;
      return succeed({ name, content: new Blob([text], { type: mediaType }) });
    },
  };
}

function asSearch(request: ExportRequest): string {
  const pairs = Object.entries(request).filter(([, value]) => value !== undefined && value !== false);
  return new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
}

async function errorOf(response: Response): Promise<ConsoleError> {
  const parsed = consoleErrorSchema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  return refuse('internal', `The station answered ${response.status}. Nothing was saved.`, 'Try again.').error;
}
