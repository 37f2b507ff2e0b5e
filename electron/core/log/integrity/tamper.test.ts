import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chain, makeKey, seal, sealedLog, type TextRow } from './sealed-log.fixture.ts';
import { type Anchors, type Verdict, verifyChain } from './verify.ts';

const size = 40;
/** How many entries the outside checkpoint saw: a forger may do what he likes behind them. */
const sealedSize = 32;
const key = makeKey();
const rows = sealedLog(size, 20, key);
const foreign = sealedLog(size, 15);
const outside = seal(rows.slice(0, sealedSize), key);

function check(found: readonly TextRow[], against: Partial<Anchors> = { outside }): Verdict {
  const hashes = new Map(found.map(({ seq, hash }) => [seq, hash]));
  return verifyChain(found, { hashAt: (seq) => hashes.get(seq), ...against });
}

/** The log as somebody left it, and the first entry that shows it, where it can only be that one. */
interface Tampered {
  rows: TextRow[];
  shows?: number;
}

const position = fc.nat({ max: sealedSize - 1 });
const otherText = fc.string({ minLength: 1, maxLength: 12 });
const at = (index: number): TextRow => rows[index] as TextRow;
const replaced = (index: number, row: TextRow): TextRow[] => rows.with(index, row);

function edit(text: string, offset: number, written: string): string {
  const start = offset % text.length;
  return text.slice(0, start) + written + text.slice(start + written.length);
}

const edits = fc.tuple(position, fc.nat(), otherText).map(
  ([index, offset, written]): Tampered => ({
    rows: replaced(index, { ...at(index), body: edit(at(index).body, offset, written) }),
    shows: index + 1,
  }),
);
const hashEdits = fc.tuple(position, fc.nat({ max: 63 }), fc.constantFrom(...'0123456789abcdef')).map(
  ([index, offset, digit]): Tampered => ({
    rows: replaced(index, { ...at(index), hash: edit(at(index).hash, offset, digit) }),
    shows: index + 1,
  }),
);
const deletions = fc
  .tuple(position, fc.integer({ min: 1, max: 5 }))
  .map(([index, count]): Tampered => ({ rows: rows.toSpliced(index, count), shows: index + 1 }));
/** Deleted, and everything behind it moved up one number, with the old hashes. */
const silentDeletions = position.map(
  (index): Tampered => ({
    rows: rows.toSpliced(index, 1).map((row, place) => ({ ...row, seq: place + 1 })),
    shows: index + 1,
  }),
);
const insertions = fc.tuple(position, otherText).map(
  ([index, text]): Tampered => ({
    rows: rows.toSpliced(index, 0, { ...at(index), body: text }).map((row, place) => ({ ...row, seq: place + 1 })),
    shows: index + 1,
  }),
);
/** Two entries change places, and keep their hashes or their numbers. */
const reorderings = fc.tuple(position, position, fc.boolean()).map(([one, other, renumbered]): Tampered => {
  const swapped = rows.with(one, at(other)).with(other, at(one));
  return {
    rows: renumbered ? swapped.map((row, place) => ({ ...row, seq: place + 1 })) : swapped,
    ...(renumbered ? { shows: Math.min(one, other) + 1 } : {}),
  };
});
const truncations = position.map((index): Tampered => ({ rows: rows.slice(0, index), shows: index + 1 }));
const emptied = fc.constant<Tampered>({ rows: [], shows: 1 });

/** What can be done to bodies before the chain is made anew. */
const forgedBodies = fc.oneof(
  fc.tuple(position, fc.nat(), otherText).map(([index, offset, written]) => {
    const bodies = rows.map(({ body }) => body);
    return bodies.with(index, edit(bodies[index] ?? '', offset, written));
  }),
  position.map((index) => rows.map(({ body }) => body).toSpliced(index, 1)),
  fc.tuple(position, otherText).map(([index, text]) => rows.map(({ body }) => body).toSpliced(index, 0, text)),
  fc.tuple(position, position).map(([one, other]) => {
    const bodies = rows.map(({ body }) => body);
    return bodies.with(one, bodies[other] ?? '').with(other, bodies[one] ?? '');
  }),
  // Without the seals that would give it away.
  position.map((index) =>
    rows.map(({ body }) => body).filter((body, place) => place !== index && !body.includes('"log.')),
  ),
);
const rebuilds = forgedBodies.map((bodies): Tampered => ({ rows: chain(bodies) }));
/** With a key of the forger's own, in the log from its second entry on. */
const resealed = fc.integer({ min: 3, max: size }).map((length): Tampered => ({ rows: foreign.slice(0, length) }));

const tampered = fc
  .oneof(
    edits,
    hashEdits,
    deletions,
    silentDeletions,
    insertions,
    reorderings,
    truncations,
    emptied,
    rebuilds,
    resealed,
  )
  .filter(({ rows: found }) => !isUntouched(found));

/** An edit may write what stood there before, and two equal places may change places. */
function isUntouched(found: readonly TextRow[]): boolean {
  return rows.slice(0, sealedSize).every(({ seq, body, hash }, index) => {
    const row = found[index];
    return row?.seq === seq && row.body === body && row.hash === hash;
  });
}

describe('a log with an outside checkpoint', () => {
  test('is good when nobody touched it', () => {
    expect(check(rows)).toMatchObject({ entries: size, lastSeq: size, checkpoints: 2, signedUpTo: 39 });
    expect(check(rows).problem).toBeUndefined();
    expect(check(rows, { outside, trusted: [key.publicKey] }).problem).toBeUndefined();
  });

  test('shows each of 10,000 edits, deletions, reorderings, truncations and rebuilds', () => {
    fc.assert(
      fc.property(tampered, ({ rows: found, shows }) => {
        const { problem } = check(found);
        expect(problem).toBeDefined();
        if (shows !== undefined) expect(problem?.seq).toBe(shows);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});

describe('a log without an outside checkpoint', () => {
  test('that was rebuilt by somebody with another key is shown by the public key', () => {
    const forged = sealedLog(size, 20);
    expect(check(forged, {}).problem).toBeUndefined();
    expect(check(forged, { trusted: [key.publicKey] }).problem?.what).toContain('unknown key');
  });

  test('that was rebuilt without any seal is shown by the public key', () => {
    const forged = chain(rows.map(({ body }) => body).filter((body) => !body.includes('"log.')));
    expect(check(forged, { trusted: [key.publicKey] }).problem?.what).toContain('no checkpoint');
  });

  test('that was rebuilt around its seals is shown by the first of them', () => {
    const forged = chain(rows.map(({ body }) => body.replace('Note 4:', 'Note 5:')));
    expect(check(forged, {}).problem).toEqual({ seq: 20, what: 'its checkpoint does not fit entry 19' });
  });

  test('whose seal was altered is shown there', () => {
    const forged = chain(rows.map(({ body }) => body.replace('2019-09-24T08:00:19', '2019-09-24T08:00:18')));
    expect(check(forged, {}).problem?.what).toContain('signature');
  });
});

describe('a chain that begins in another file', () => {
  test('is verified from there on', () => {
    const start = { seq: 20, hash: at(19).hash };
    const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
    const later = verifyChain(rows.slice(20), { start, trusted: [key.publicKey], hashAt: (seq) => hashes.get(seq) });
    expect(later).toMatchObject({ entries: 20, lastSeq: 40 });
    expect(later.problem).toBeUndefined();
  });
});
