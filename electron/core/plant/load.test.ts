import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LoadedPlant, loadPlant } from './load.ts';

const good = `version: 1
name: Small
siteGroups:
  - { id: schools, name: Schools }
sites:
  - id: altona
    name: Altona
    needs:
      - all: [switch]
  - { id: school-1, name: School 1, group: schools }
services:
  - id: registry
    name: { de: Melderegister, en: Registry }
    sites: [altona]
    siteGroups: [schools]
    needs:
      - atLeast: 1
        of: [db-1, db-2]
rooms:
  - id: "1"
    name: Room 1
    racks:
      - id: "101"
components:
  - id: switch
    kind: core-switch
    name: Switch
    location: { room: "1", rack: "101", u: 40 }
  - id: db-1
    kind: database
    name: Database 1
    needs:
      - any: [switch]
  - id: db-2
    kind: database
    name: Database 2
endpoints:
  - id: db-1.http
    component: db-1
    url: http://127.0.0.1:9/health
`;

function loaded(text: string): LoadedPlant {
  const result = loadPlant(text, 'plant.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.plant;
}

/** `line:column path: message (value)` of every problem. */
function problems(text: string): string[] {
  const result = loadPlant(text, 'plant.yaml');
  if (result.ok) return [];
  return result.problems.map(
    ({ line, column, path, message, value }) => `${line}:${column} ${path}: ${message} (${value})`,
  );
}

/** The good plant with one piece of its text replaced, and what is wrong with it then. */
function edited(piece: string, by: string): string[] {
  expect(good.split(piece)).toHaveLength(2);
  return problems(good.replace(piece, by));
}

test('a good plant is read with its defaults, and a group stands for its sites', () => {
  const plant = loaded(good);
  expect(plant.services[0]).toMatchObject({
    name: { de: 'Melderegister', en: 'Registry' },
    sites: ['altona', 'school-1'],
  });
  expect(plant.components[2]).toEqual({
    id: 'db-2',
    kind: 'database',
    name: { de: 'Database 2', en: 'Database 2' },
    needs: [],
    priority: 2,
  });
  expect(plant.endpoints[0]).toMatchObject({ intervalMs: 10_000, timeoutMs: 3000, format: 'auto' });
});

describe('a problem says where it is and what stands there', () => {
  test.each([
    [
      'a wrong value',
      'kind: core-switch',
      'kind: 7',
      ['26:11 components[0].kind: Invalid input: expected string, received number (7)'],
    ],
    ['an unknown field', 'u: 40', 'U: 40', ['28:44 components[0].location.U: there is no field U here (40)']],
    ['a missing field', '    kind: core-switch\n', '', ['25:5 components[0].kind: is missing ()']],
    [
      'a need of no shape',
      '- any: [switch]',
      '- some: [switch]',
      [
        '33:9 components[1].needs[0].all: is missing ()',
        '33:15 components[1].needs[0].some: there is no field some here ([switch])',
      ],
    ],
    [
      'an id with a space',
      'id: altona',
      'id: al tona',
      [
        '6:9 sites[0].id: use 1 to 64 of a-z 0-9 . _ - and begin with a letter or digit (al tona)',
        '14:13 services[0].sites[0]: there is no site with the id altona (altona)',
      ],
    ],
    [
      'an id given twice',
      'id: db-2',
      'id: db-1',
      [
        '18:20 services[0].needs[0].of[1]: there is no component with the id db-2 (db-2)',
        '34:9 components[2].id: the id db-1 is given twice in components (db-1)',
      ],
    ],
    [
      'a rack given twice',
      '- id: "101"',
      '- id: "101"\n      - id: "101"',
      ['24:13 rooms[0].racks[1].id: the id 101 is given twice in racks (101)'],
    ],
    [
      'an unknown component',
      'component: db-1',
      'component: db-9',
      ['39:16 endpoints[0].component: there is no component with the id db-9 (db-9)'],
    ],
    [
      'an unknown room',
      'room: "1"',
      'room: "2"',
      ['28:23 components[0].location.room: there is no room with the id 2 (2)'],
    ],
    [
      'an unknown rack',
      'rack: "101"',
      'rack: "102"',
      ['28:34 components[0].location.rack: there is no rack of room 1 with the id 102 (102)'],
    ],
    [
      'an unknown site group',
      'group: schools',
      'group: offices',
      ['10:44 sites[1].group: there is no site group with the id offices (offices)'],
    ],
    [
      'atLeast too large',
      'atLeast: 1',
      'atLeast: 3',
      ['17:18 services[0].needs[0].atLeast: atLeast 3 of only 2 can never hold (3)'],
    ],
    [
      'a time zone that is none',
      'name: Small',
      'name: Small\ntimeZone: Hamburg',
      ['3:11 timeZone: use a time zone of the IANA list, for example Europe/Berlin (Hamburg)'],
    ],
    ['a version of the future', 'version: 1', 'version: 2', ['1:10 version: Invalid input: expected 1 (2)']],
    [
      'a probe that is none',
      'url:',
      'probe: gopher\n    url:',
      ['40:12 endpoints[0].probe: there is no such probe; known are http (gopher)'],
    ],
    [
      'a file address',
      'http://127.0.0.1:9/health',
      'file:///etc/passwd',
      ['40:10 endpoints[0].url: write an address that begins with http:// or https:// (file:///etc/passwd)'],
    ],
    [
      'a duration without unit',
      'url:',
      'interval: 10\n    url:',
      ['40:15 endpoints[0].interval: Invalid input: expected string, received number (10)'],
    ],
  ])('%s', (_what, piece, by, expected) => {
    expect(edited(piece, by)).toEqual(expected);
  });
});

test('everything that is wrong is told at once, fields and references, in the order of the file', () => {
  const text = good
    .replace('name: Small', 'name: Small\ncolour: red')
    .replace('kind: core-switch', 'kind: 7')
    .replace('of: [db-1, db-2]', 'of: [db-1, db-3]')
    .replace('component: db-1', 'component: ghost')
    .replace('url: http://127.0.0.1:9/health', 'method: POST');
  expect(problems(text).map((problem) => problem.replace(/^[\d:]+ /, ''))).toEqual([
    'colour: there is no field colour here (red)',
    'services[0].needs[0].of[1]: there is no component with the id db-3 (db-3)',
    'components[0].kind: Invalid input: expected string, received number (7)',
    'endpoints[0].url: is missing ()',
    'endpoints[0].component: there is no component with the id ghost (ghost)',
    'endpoints[0].method: Invalid option: expected one of "GET"|"HEAD" (POST)',
  ]);
});

test('a circle of needs is shown as the way around it', () => {
  const text = good.replace('    location:', '    needs: [{ all: [db-2] }]\n    location:');
  const circle = text.replace('name: Database 2', 'name: Database 2\n    needs: [{ any: [db-1] }]');
  expect(problems(circle)).toEqual([
    '28:12 components[0].needs: these components need each other in a circle: switch -> db-2 -> db-1 -> switch ([{ all: [db-2] }])',
  ]);
});

test('a component that needs itself is a circle', () => {
  expect(edited('any: [switch]', 'any: [db-1]')[0]).toContain('in a circle: db-1 -> db-1');
});

test('a service whose groups are all empty is refused: it would be nowhere', () => {
  expect(problems(good.replace(', group: schools', '').replace('    sites: [altona]\n', ''))).toEqual([
    '14:17 services[0].siteGroups: service registry is at no site: no site belongs to these groups ([schools])',
  ]);
});

describe('a text that is no plant', () => {
  test.each([
    ['empty', '', '1:1 : the file is empty: a plant needs at least version and name ()'],
    ['only a comment', '# nothing yet\n', '1:1 : the file is empty: a plant needs at least version and name ()'],
    ['a sentence', 'hello', '1:1 : Invalid input: expected object, received string (hello)'],
    ['a list', '- a\n', '1:1 : Invalid input: expected object, received array (- a)'],
    [
      'not YAML',
      'version: [1\nname: x\n',
      '2:1 : Flow sequence in block collection must be sufficiently indented and end with a ] (name: x)',
    ],
    ['tabs', 'version: 1\n\tname: x\n', '2:1 : Tabs are not allowed as indentation (\tname: x)'],
    ['a key twice', 'version: 1\nname: a\nname: b\n', '3:1 : Map keys must be unique (name: b)'],
    [
      'two documents',
      'version: 1\nname: a\n---\nversion: 1\n',
      '3:1 : the file has more than one document: keep one, without a line --- (---)',
    ],
    ['an alias of nothing', 'version: 1\nname: *who\n', '2:7 : there is no anchor &who before this alias (*who)'],
  ])('%s', (_what, text, expected) => {
    expect(problems(text)[0]).toBe(expected);
  });

  test('aliases of aliases that stand for 10 million things', () => {
    const ten = (name: string) => `[${Array.from({ length: 10 }, () => name).join(',')}]`;
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [...pair])) {
      lines.push(`${name}: &${name} ${ten(`*${of}`)}`);
    }
    expect(problems(lines.join('\n'))).toEqual([
      '1:1 : the aliases stand for too much: at most 1000 times one anchor ()',
    ]);
  });

  test('a hundred thousand brackets', () => {
    expect(problems('['.repeat(100_000))[0]).toContain('the text is nested too deeply to be read');
  });
});

test('a key __proto__ is an unknown field and changes nothing else', () => {
  expect(edited('kind: core-switch', 'kind: core-switch\n    __proto__: { polluted: 1 }')).toEqual([
    '27:16 components[0].__proto__: there is no field __proto__ here ({ polluted: 1 })',
  ]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('anchors and aliases work where they stand for little', () => {
  const text = good.replace('needs:\n      - any: [switch]', 'needs: &net\n      - any: [switch]');
  expect(loaded(text.replace('name: Database 2', 'name: Database 2\n    needs: *net')).components[2]?.needs).toEqual([
    { any: ['switch'] },
  ]);
});

describe('names come back exactly', () => {
  test.each([
    ['umlauts and CJK', 'Größe 交換機'],
    ['right to left', 'مبدّل \u202eevil\u202c'],
    ['emoji of several code points', '👩‍🔧🏳️‍🌈'],
    ['NUL and control characters', 'a\0b\u0007\u001b[31m'],
    ['line breaks', 'first\r\nsecond\nthird'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("http://127.0.0.1")'],
    ['half a character', 'x\ud800'],
  ])('%s', (_what, name) => {
    expect(loaded(good.replace('name: Switch', `name: ${JSON.stringify(name)}`)).components[0]?.name.en).toBe(name);
  });

  test('in a file with CRLF line ends and a byte order mark', () => {
    expect(loaded(`\ufeff${good.replaceAll('\n', '\r\n')}`).components).toEqual(loaded(good).components);
  });
});

test('any edit of a good plant gives a good plant or problems with a place in the file', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'[]{}:,-#&*!|>\'"%@`?\t\n\r\0 ',
      '\n\n',
      '\n  ',
      '---',
      '<<: *x',
      '__proto__: 1',
      'constructor',
      '.nan',
      '1e999',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const edit = fc.record({ at: fc.nat(good.length), remove: fc.nat(30), insert: piece });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = good;
      for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove);
      const result = loadPlant(text, 'f');
      if (result.ok) return;
      expect(result.problems.length).toBeGreaterThan(0);
      const lines = text.split('\n').length;
      for (const { line, column, message } of result.problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 400 },
  );
});
