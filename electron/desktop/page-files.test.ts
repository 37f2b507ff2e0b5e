import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerFrom, fileFor } from './page-files.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-page-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-secret'));
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'a b.js'), 'export {}');
  writeFileSync(join(root, 'notes.txt'), 'no kind of the page');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'renderer-secret', 'x.js'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (url: string) => answerFrom(root, { method: 'GET', url });

describe('the app protocol', () => {
  it.each(['app://leitstand/', 'app://leitstand/index.html', 'app://leitstand/index.html?x#y'])(
    'gives out the page at %s with its policy',
    async (url) => {
      const answer = await get(url);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it('decodes a name once', async () => {
    expect((await get('app://leitstand/assets/a%20b.js')).status).toBe(200);
    expect((await get('app://leitstand/assets/a%2520b.js')).status).toBe(404);
  });

  it.each([
    'app://leitstand/../secret.js',
    'app://leitstand/%2e%2e/secret.js',
    'app://leitstand/..%2fsecret.js',
    'app://leitstand/assets/..%2f..%2fsecret.js',
    'app://leitstand/..%5csecret.js',
    'app://leitstand/..%2frenderer-secret/x.js',
    'app://leitstand//etc/x.js',
    'app://leitstand/%00index.html',
    'app://leitstand/%ff',
    'app://leitstand/assets',
    'app://leitstand/notes.txt',
    'app://elsewhere/index.html',
    'app://leitstand.evil/index.html',
    'file:///etc/hosts',
    'not an address',
  ])('answers 404 to %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('never names a file outside its root', () => {
    for (const path of ['..%2fsecret.js', '%2e%2e%2fsecret.js', '....//secret.js', '..;/secret.js', 'c:%2fx.js']) {
      const file = fileFor(root, `app://leitstand/${path}`);
      expect(file === undefined || file.startsWith(`${root}/`), path).toBe(true);
    }
  });

  it('refuses everything but reading', async () => {
    expect((await answerFrom(root, { method: 'POST', url: 'app://leitstand/index.html' })).status).toBe(405);
  });

  it('answers HEAD without a body', async () => {
    const answer = await answerFrom(root, { method: 'HEAD', url: 'app://leitstand/index.html' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});
