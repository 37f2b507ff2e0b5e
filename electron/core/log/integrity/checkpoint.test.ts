import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { checkpointLine, checkpointText, isSignedBy, parseCheckpoint, readPublicKeys } from './checkpoint.ts';
import { checkpointQrCode, qrModules } from './qr-code.ts';
import { makeKey, seal, sealedLog } from './sealed-log.fixture.ts';

const key = makeKey();
const checkpoint = seal(sealedLog(12, 10, key), key);
const text = checkpointText(checkpoint);

describe('a checkpoint', () => {
  test('is read back from its text, its line, and a line of syslog', () => {
    expect(parseCheckpoint(text)).toEqual(checkpoint);
    expect(parseCheckpoint(text.replaceAll('\n', '\r\n'))).toEqual(checkpoint);
    expect(parseCheckpoint(checkpointLine(checkpoint))).toEqual(checkpoint);
    expect(parseCheckpoint(`Sep 24 <109>1 desk leitstand 1 - - ${checkpointLine(checkpoint)}\n`)).toEqual(checkpoint);
  });

  test('is not read from other texts', () => {
    expect(parseCheckpoint('')).toBeUndefined();
    expect(parseCheckpoint(text.replace('v1', 'v2'))).toBeUndefined();
    expect(parseCheckpoint(text.replace(/size \d+/, 'size 0'))).toBeUndefined();
    expect(parseCheckpoint(text.replace(/\nsignature .*/, ''))).toBeUndefined();
  });

  test('is signed by its key, and by none other, and not when a part of it is another', () => {
    expect(isSignedBy(checkpoint, key.publicKey)).toBe(true);
    expect(isSignedBy(checkpoint, makeKey().publicKey)).toBe(false);
    expect(isSignedBy({ ...checkpoint, size: checkpoint.size + 1 }, key.publicKey)).toBe(false);
    expect(isSignedBy({ ...checkpoint, time: '2019-09-24T09:00:00.000Z' }, key.publicKey)).toBe(false);
  });

  test('is checked with any key of a file of several', () => {
    const keys = readPublicKeys(`${makeKey().pem}\nsome words\n${key.pem}`);
    expect(keys.map((known) => isSignedBy(checkpoint, known))).toEqual([false, true]);
  });
});

/** The modules as grey values, `scale` pixels each. */
function pixels(modules: readonly boolean[][], scale: number): { size: number; values: Uint8Array } {
  const size = modules.length * scale;
  const values = Uint8Array.from({ length: size * size }, (_, index) => {
    const row = modules[Math.floor(index / size / scale)];
    return row?.[Math.floor((index % size) / scale)] ? 0 : 255;
  });
  return { size, values };
}

describe('the QR code of a checkpoint', () => {
  const { size, values } = pixels(qrModules(text), 4);

  test('holds the exact text', () => {
    const data = Uint8ClampedArray.from({ length: size * size * 4 }, (_, index) =>
      index % 4 === 3 ? 255 : (values[index >> 2] ?? 0),
    );
    expect(decodeQR({ width: size, height: size, data })).toBe(text);
  });

  test('is drawn with a square for every dark module', () => {
    const dark = qrModules(text).flat().filter(Boolean).length;
    expect(checkpointQrCode(text).match(/M\d+ \d+h1v1h-1z/g)).toHaveLength(dark);
  });

  test('is read by zbar', ({ skip }) => {
    skip(spawnSync('zbarimg', ['--version']).status !== 0, 'zbarimg (Debian: zbar-tools) is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'leitstand-qr-'));
    const image = join(folder, 'code.pgm');
    writeFileSync(image, Buffer.concat([Buffer.from(`P5 ${size} ${size} 255\n`), values]));
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', image], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stdout.trimEnd()).toBe(text.trimEnd());
  });
});
