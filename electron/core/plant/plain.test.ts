import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readPlain } from './plain.ts';

const scalar = fc.constantFrom(
  ...[
    '~',
    'null',
    'Null',
    '',
    'true',
    'False',
    'TRUE',
    'yes',
    'on',
    '0',
    '-7',
    '+7',
    '007',
    '0o17',
    '0x1F',
    '0b11',
    '1_000',
  ],
  ...[
    '1.5',
    '.5',
    '1.',
    '1e3',
    '-1E-2',
    '1e',
    '.inf',
    '-.INF',
    '.NaN',
    '2019-09-24',
    '11:00',
    '"1"',
    "'it''s'",
    '"\\u00e4\\n"',
  ],
  ...[
    'a b',
    'a#b',
    'a # c',
    'http://127.0.0.1:9/x?y=z&w',
    'A & B',
    'key: value',
    '- a',
    '[a, b]',
    '{ a: 1, b: }',
    '|\n    x\n    y',
    '>-\n    x\n    y',
  ],
);

test('reads every scalar as the reader with positions does', () => {
  fc.assert(
    fc.property(fc.array(scalar, { minLength: 1, maxLength: 6 }), (values) => {
      const text = values.map((value, index) => `k${index}: ${value}\n`).join('');
      const plain = readPlain(text);
      if (plain !== undefined) expect(plain).toEqual(numbersOnly(parse(text)));
    }),
    { numRuns: 500 },
  );
});

test('reads whatever data is written as YAML or as JSON', () => {
  const data = fc.object({
    key: fc.string({ minLength: 1 }),
    values: [fc.string(), fc.boolean(), fc.integer(), fc.constant(null)],
  });
  fc.assert(
    fc.property(data, fc.boolean(), (value, asJson) => {
      const text = asJson ? JSON.stringify(value) : stringify(value);
      const plain = readPlain(text);
      if (plain !== undefined) expect(plain).toEqual(parse(text));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['anchors', 'a: &x 1\nb: 2\n'],
  ['aliases', 'a: 1\nb: [*x]\n'],
  ['tags', 'a: !!set { b }\n'],
  ['a tag on a line of its own', 'a:\n  !x b\n'],
  ['directives', '%YAML 1.1\n---\na: 1\n'],
  ['tabs before text', 'a:\n \tb: 1\n'],
  ['a key twice', 'a: 1\na: 2\n'],
  ['two documents', 'a: 1\n---\nb: 1\n'],
  ['what is not YAML', 'a: [1\n'],
])('leaves %s to the other reader', (_what, text) => {
  expect(readPlain(text)).toBeUndefined();
});

test.each(['version: 1\nname: Hard & Soft\n', 'name: really!\n', 'name: 5 * 3 = 15\n'])('takes %j itself', (text) => {
  expect(readPlain(text)).toEqual(parse(text));
});

/** `.inf` and `.nan` are no numbers that a plant could use: this reader tells them apart no further. */
function numbersOnly(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN;
  if (Array.isArray(value)) return value.map(numbersOnly);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbersOnly(inner)]));
}
