import { openLog } from '../../electron/core/log/log.ts';

/**
 * A process that writes to the log in the folder of its first argument until it is killed, and says on stdout which
 * entries were acknowledged. Several appends are under way at once, as in a storm.
 */
const [folder = '', cycle = ''] = process.argv.slice(2);
const opened = openLog(folder, { now: () => Date.now() });
if (!opened.ok) {
  process.stdout.write(`refused ${opened.error.message}\n`);
  process.exit(1);
}
const log = opened.value;
const actor = { person: 'test', name: 'Test', desk: 'test' };

async function write(line: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const text = `${cycle}/${line}/${count}`;
    const result = await log.append([{ kind: 'note.added', subject: `incident/${line}`, actor, data: { text } }]);
    if (result.ok) process.stdout.write(`${result.value[0]?.seq} ${text}\n`);
  }
}

process.stdout.write('open\n');
await Promise.all([write(0), write(1), write(2), write(3)]);
