import { afterAll, expect, test } from 'vitest';
import { makeFolder, runCli, startStation } from '../support/station.ts';

const { folder, remove } = makeFolder();
afterAll(remove);

test('a second station on the same data folder ends soon with one sentence, and the first goes on', async () => {
  const first = await startStation(['--data', folder]);
  try {
    await first.command('incident.declare', { title: 'first' });
    const before = await first.log();
    const begun = performance.now();
    const second = await runCli(['station', '--data', folder, '--port', '0']);
    const tookMs = performance.now() - begun;
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toBe(
      `leitstand: Another console is using the data folder ${folder}. Its log was not touched. Close the other console, or choose another folder with --data.\n`,
    );
    expect(tookMs).toBeLessThan(15_000);
    expect((await first.command('incident.declare', { title: 'second' })).status).toBe(200);
    expect((await first.log()).slice(0, before.length)).toEqual(before);
  } finally {
    await first.kill();
  }
});

test('after kill -9 the folder is free again', async () => {
  const first = await startStation(['--data', folder]);
  await first.kill('SIGKILL');
  const second = await startStation(['--data', folder]);
  await second.kill();
});
