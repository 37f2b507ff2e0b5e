import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveStatic } from '../../electron/station/static-files.ts';
import { ask } from '../support/raw-client.ts';
import { makeFolder, type StationProcess, startStation } from '../support/station.ts';

const { folder, remove } = makeFolder();
const pages = join(folder, 'pages');
const files = createServer((request, response) => void serveStatic(pages, request.url ?? '/', response));
let station: StationProcess;
let filesUrl: string;

beforeAll(async () => {
  mkdirSync(join(pages, 'assets'), { recursive: true });
  mkdirSync(`${pages}-beside`);
  writeFileSync(join(pages, 'index.html'), 'the page');
  writeFileSync(join(pages, 'assets', 'a.js'), 'the script');
  writeFileSync(join(folder, 'secret.json'), 'SECRET');
  writeFileSync(join(`${pages}-beside`, 'secret.json'), 'SECRET');
  symlinkSync(join(folder, 'secret.json'), join(pages, 'link.json'));
  symlinkSync(folder, join(pages, 'out'));
  symlinkSync('/proc/self/environ', join(pages, 'environ.json'));
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  filesUrl = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  station = await startStation(['--data', join(folder, 'data')]);
});
afterAll(async () => {
  files.close();
  await station.kill('SIGKILL');
  remove();
});

const ways = [
  '/../',
  '/%2e%2e/',
  '/..%2f',
  '/%2e%2e%2f',
  '/assets/../../',
  '/assets/..%2f..%2f',
  '/..\\',
  '/..%5c',
  '//',
  '/./../',
  '/%252e%252e/',
];

test.each(ways)('%s leads to no file outside', async (way) => {
  for (const [url, file] of [
    [filesUrl, 'secret.json'],
    [filesUrl, 'pages-beside/secret.json'],
    [station.url, 'package.json'],
    [station.url, '../package.json'],
  ] as const) {
    const { status, body } = await ask(url, `${way}${file}`);
    expect(status).toBe(404);
    expect(body).not.toMatch(/SECRET|"version"/);
  }
});

test.each(['/link.json', '/out/secret.json', '/environ.json'])(
  'the link %s out of the folder is not followed',
  async (path) => {
    expect((await ask(filesUrl, path)).status).toBe(404);
  },
);

test.each([
  '/assets',
  '/assets/',
  '/index.html%00',
  '/index.html%00.js',
  '/%ff',
  '/%',
  '/index.html/',
  '/.',
  '/none.html',
])('%s is no page', async (path) => {
  expect((await ask(filesUrl, path)).status).toBe(404);
  expect((await ask(station.url, path)).status).toBe(404);
});

test('what lies inside is served', async () => {
  expect(await ask(filesUrl, '/')).toMatchObject({ status: 200, body: 'the page' });
  expect(await ask(filesUrl, '/assets/%61.js')).toMatchObject({ status: 200, body: 'the script' });
  expect((await ask(station.url, '/')).status).toBe(200);
});

test('no path of whatever pieces leads outside', async () => {
  const piece = fc.constantFrom(
    '..',
    '%2e%2e',
    '.',
    '/',
    '%2f',
    '%5c',
    '\\',
    'out',
    'link.json',
    'secret.json',
    'assets',
    'pages-beside',
    '%00',
    '~',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const { body } = await ask(filesUrl, `/${pieces.join('/')}`);
      expect(body).not.toContain('SECRET');
    }),
    { numRuns: 200 },
  );
});
