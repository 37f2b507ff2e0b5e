import { describe, expect, test } from 'vitest';
import { refuse, succeed } from '../../electron/contract/errors.ts';
import { exportRequestSchema } from '../../electron/contract/export.ts';
import type { Client } from './client.ts';
import { queryExporter, stationExporter } from './exporter.ts';

const request = exportRequestSchema.parse({ format: 'csv', incident: 'INC-1', bom: true });

describe('over a station', () => {
  test('asks for what is wanted and takes the name from the answer', async () => {
    const asked: string[] = [];
    const exporter = stationExporter(async (address) => {
      asked.push(address);
      return new Response('seq', { headers: { 'content-disposition': 'attachment; filename="INC-1.csv"' } });
    });
    const made = await exporter.make(request);
    expect(asked).toEqual(['api/log/export?format=csv&incident=INC-1&language=en&bom=true']);
    expect(made.ok && [made.value.name, await made.value.content.text()]).toEqual(['INC-1.csv', 'seq']);
  });

  test('a refusal of the station is the answer', async () => {
    const { error } = refuse('not-found', 'There is no incident.', 'Choose one.');
    const exporter = stationExporter(async () => new Response(JSON.stringify(error), { status: 404 }));
    expect(await exporter.make(request)).toEqual({ ok: false, error });
  });

  test('a file that is cut short is not saved', async () => {
    const cut = new ReadableStream({ start: (controller) => controller.error(new Error('cut')) });
    const exporter = stationExporter(async () => new Response(cut));
    expect(await exporter.make(request)).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  test('an answer that is not ours is an error, not a file', async () => {
    const exporter = stationExporter(async () => new Response('<html>', { status: 502 }));
    expect(await exporter.make(request)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('502') },
    });
  });
});

describe('by a query', () => {
  const answering = (value: unknown) => queryExporter((async () => succeed(value)) as unknown as Client['query']);

  test('the text is the file', async () => {
    const made = await answering({ name: 'a.md', mediaType: 'text/markdown', text: '# ä' }).make(request);
    expect(made.ok && [made.value.name, await made.value.content.text()]).toEqual(['a.md', '# ä']);
  });

  test('a problem is a refusal', async () => {
    const { error } = refuse('not-allowed', 'Too large.', 'Use the command line.');
    expect(await answering({ problem: error }).make(request)).toEqual({ ok: false, error });
  });
});
