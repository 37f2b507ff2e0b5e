import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindGroups, type SearchFilters } from '../../../electron/contract/models/search.ts';
import { parseHash } from '../../route.ts';
import { addressOf, isEmptyLook, type Look, readLook, readSeq, withFilter } from './look.ts';
import { lookOf, readSaved, withSaved } from './saved.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/);
const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const filters = fc.record(
  {
    from: instant,
    to: instant,
    groups: fc.uniqueArray(fc.constantFrom(...kindGroups), { minLength: 1 }),
    actors: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }),
    component: id,
    service: id,
    incident: fc.string({ minLength: 1, maxLength: 20 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<SearchFilters>;
const look: fc.Arbitrary<Look> = fc.record({ text: fc.string({ maxLength: 60 }), filters });

describe('the address of a search', () => {
  test('says everything: reading it gives the same search and entry', () => {
    fc.assert(
      fc.property(look, fc.option(fc.integer({ min: 1, max: 1e9 })), (wanted, seq) => {
        const { path, query } = parseHash(addressOf(wanted, seq));
        expect(path[0]).toBe('log');
        expect(readSeq(path.slice(1))).toBe(seq);
        expect(readLook(query)).toEqual(wanted);
      }),
    );
  });

  test('that was cut or typed wrong is read as far as it goes', () => {
    const { filters: read, text } = readLook(
      new URLSearchParams('q=a&kind=nonsense&kind=swap&component=Not%20An%20Id&from=yesterday&to=2019-09-24T09:00:00Z'),
    );
    expect({ text, read }).toEqual({ text: 'a', read: { groups: ['swap'], to: Date.UTC(2019, 8, 24, 9) } });
  });

  test.each([
    [['12'], 12],
    [['0'], null],
    [['-1'], null],
    [['1e3'], null],
    [['x'], null],
    [[], null],
  ])('%j points to %j', (path, seq) => expect(readSeq(path)).toBe(seq));
});

test('filters that say nothing go', () => {
  expect(withFilter({ component: 'a' }, { component: undefined, groups: [] })).toEqual({});
  expect(isEmptyLook({ text: ' ', filters: withFilter({}, { actors: [] }) })).toBe(true);
});

describe('saved filters', () => {
  const wanted: Look = { text: 'lüfter', filters: { groups: ['people'] } };

  test('come back as they were, the newest of a name', () => {
    const list = withSaved(withSaved([], 'Mein Filter', { text: 'x', filters: {} }), ' Mein Filter ', wanted);
    const read = readSaved(JSON.stringify(list));
    expect(read).toHaveLength(1);
    expect(lookOf(read[0]?.address ?? '')).toEqual(wanted);
  });

  test.each(['', 'x', '{}', '[1,null,{"name":3}]', '[{"name":"a"}]'])('are nothing where %s is stored', (stored) => {
    expect(readSaved(stored)).toEqual([]);
  });

  test('lead into the log only, whatever is stored', () => {
    const [read] = readSaved('[{"name":"a","address":"javascript:alert(1)?q=b"}]');
    expect(read?.address).toBe('#/log?q=b');
  });

  test('need a name', () => expect(withSaved([], '  ', wanted)).toEqual([]));
});
