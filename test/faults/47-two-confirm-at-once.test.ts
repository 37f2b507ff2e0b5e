import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, makeFolder, type StationProcess, startStation } from '../support/station.ts';

const races = 40;
const { folder, remove } = makeFolder();
let station: StationProcess;
beforeAll(async () => {
  station = await startStation(['--data', folder, '--demo']);
});
afterAll(async () => {
  await station.kill('SIGKILL');
  remove();
});

test(`of two people who confirm the same step at once one wins and the other is told who was faster, ${races} times`, async () => {
  const incident = Object.keys((await station.snapshot()).rows.incident)[0];
  const lost: string[] = [];
  for (let race = 0; race < races; race += 1) {
    const opened = await station.command('swap.open', {
      component: 'storage-ctl-a',
      procedure: 'swap-storage-controller',
      ...(incident && { incident }),
    });
    expect(opened.status).toBe(200);
    const swap = String(opened.body.subject).replace('swap/', '');
    const confirm = (person: string) => station.command('swap.confirm', { swap, step: 'work-order' }, person);
    const answers = await Promise.all(['petersen', 'kaya'].map(confirm));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    lost.push(String(answers.find(({ status }) => status === 409)?.body.kind));
    const confirmed = (await station.log(Number(opened.body.seq))).filter(
      ({ kind, subject }) => kind === 'swap.confirmed' && subject === `swap/${swap}`,
    );
    expect(confirmed).toHaveLength(1);
    await eventually(
      async () =>
        (await station.snapshot()).rows.swap[swap]?.progress['work-order']?.confirmations.length === 1 || undefined,
    );
    expect((await station.command('swap.abort', { swap, reason: 'next race' })).status).toBe(200);
  }
  expect(new Set(lost)).toEqual(new Set(['conflict']));
});
