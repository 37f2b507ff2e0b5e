import { expect, test } from 'vitest';
import type { LogEntry } from '../../electron/contract/models/entry.ts';
import { connect } from '../support/raw-client.ts';
import { eventually, makeFolder, startStation } from '../support/station.ts';

const rounds = 4;

test(`over ${rounds} kills a client that reads the log by seq sees every acknowledged entry once, in order`, async () => {
  const { folder, remove } = makeFolder();
  const read: LogEntry[] = [];
  const acknowledged = new Map<number, string>();
  const epochs = new Set<string>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const station = await startStation(['--data', folder]);
      const catchUp = async () => {
        for (const entry of await station.log(read.at(-1)?.seq ?? 0)) read.push(entry);
      };
      epochs.add((await station.snapshot()).epoch);
      await catchUp();
      const writing = Array.from({ length: 30 }, async (_, index) => {
        const title = `round ${round}, ${index}`;
        const answer = await station.command('incident.declare', { title }).catch(() => undefined);
        if (answer?.status === 200) acknowledged.set(Number(answer.body.seq), title);
        if (index === 10) await catchUp();
        if (index === 20) await station.kill('SIGKILL');
      });
      await Promise.allSettled(writing);
      await station.kill('SIGKILL');
    }
    const last = await startStation(['--data', folder]);
    for (const entry of await last.log(read.at(-1)?.seq ?? 0)) read.push(entry);
    await last.kill();
  } finally {
    remove();
  }
  expect(read.map(({ seq }) => seq)).toEqual(read.map((_, index) => index + 1));
  const titles = new Map(
    read.filter(({ kind }) => kind === 'incident.declared').map(({ seq, data }) => [seq, data.title]),
  );
  for (const [seq, title] of acknowledged) expect(titles.get(seq)).toBe(title);
  expect(acknowledged.size).toBeGreaterThan(rounds);
  expect(epochs.size).toBe(rounds);
});

test('a screen that comes back gets a snapshot of another epoch with everything in it, and deltas that join on', async () => {
  const { folder, remove } = makeFolder();
  let station = await startStation(['--data', folder]);
  try {
    const before = await connect(station.url);
    const first = await eventually(() => before.frames[0]);
    await station.command('incident.declare', { title: 'kept' });
    const { port } = new URL(station.url);
    await station.kill('SIGKILL');
    await before.closed;
    station = await startStation(['--data', folder, '--port', port]);
    const after = await connect(station.url);
    const snapshot = await eventually(() => after.frames[0]);
    if (first.t !== 'snapshot' || snapshot.t !== 'snapshot') throw new Error('a line has to begin with a snapshot');
    expect(snapshot.epoch).not.toBe(first.epoch);
    expect(Object.values(snapshot.rows.incident)).toMatchObject([{ title: 'kept' }]);
    await station.command('incident.declare', { title: 'new' });
    await eventually(() => after.frames.some((frame) => frame.t === 'delta' && frame.changes.incident) || undefined);
    let { seq } = snapshot;
    for (const frame of after.frames.slice(1)) {
      if (frame.t !== 'delta') continue;
      expect(frame.from).toBe(seq);
      seq = frame.seq;
    }
    after.socket.terminate();
  } finally {
    await station.kill();
    remove();
  }
});
