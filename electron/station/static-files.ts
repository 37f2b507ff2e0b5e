import { readFile, realpath } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** What a page of ours may load: nothing but ourselves. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Serves the file of `folder` that the path names; anything outside it, or missing, is 404. */
export async function serveStatic(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = await resolveInside(folder, path === '/' ? '/index.html' : path);
  const type = file === undefined ? undefined : types[extname(file)];
  if (file === undefined || type === undefined) {
    response.writeHead(404, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' });
    response.end('There is no such page. The console is at /.\n');
    return;
  }
  const body = await readFile(file);
  const immutable = path.startsWith('/assets/');
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': type,
    'content-length': body.length,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(body);
}

/** The real file behind a URL path, if it lies in `folder` after every link and encoding is resolved. */
async function resolveInside(folder: string, path: string): Promise<string | undefined> {
  try {
    const decoded = decodeURIComponent(path);
    if (decoded.includes('\0')) return undefined;
    const [base, file] = await Promise.all([realpath(folder), realpath(join(folder, decoded))]);
    return file.startsWith(base + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}
