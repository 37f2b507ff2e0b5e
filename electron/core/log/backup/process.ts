import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { examineWhole } from '../recovery/whole-file.ts';
import { copyLog } from './copy.ts';
import { reasonOf } from './durable-files.ts';
import { type Finding, type Job, jobSchema } from './job.ts';
import { mirrorBackups } from './mirror.ts';
import { backupFolder } from './names.ts';

/**
 * The log's keeper: a process of its own that copies or verifies the log beside a running console and ends. It works at
 * low priority, opens the log for reading only, and is the one that waits where a share hangs.
 */

function tell(finding: Finding): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected && process.send !== undefined) process.send(finding, () => resolve());
    else resolve();
  });
}

async function backUp(job: Extract<Job, { job: 'backup' }>): Promise<void> {
  const folder = backupFolder(job.data);
  const begun = performance.now();
  const { data, reason, now, expected } = job;
  const copied = copyLog({ data, folder, reason, now, ...(expected === undefined ? {} : { expected }) });
  if (!copied.ok) {
    await tell({ t: 'not-copied', where: 'data', folder, reason: String(copied.error.details?.['reason']) });
    return;
  }
  const { backup, head } = copied.value;
  const { file, size, lastSeq } = backup;
  const ms = () => Math.round(performance.now() - begun);
  await tell({ t: 'copied', where: 'data', folder, file, size, lastSeq, head, ms: ms() });
  const { second } = job;
  if (second === undefined) return;
  const mirrored = mirrorBackups(folder, second, backup, job.expectSome);
  await tell(
    mirrored.ok
      ? { t: 'copied', where: 'second', folder: second, file, size, lastSeq, head, ms: ms() }
      : { t: 'not-copied', where: 'second', folder: second, reason: String(mirrored.error.details?.['reason']) },
  );
}

async function verify(data: string): Promise<void> {
  const begun = performance.now();
  try {
    const { whole, damage } = examineWhole(join(data, 'log.db'));
    await tell(
      damage === undefined
        ? { t: 'whole', entries: whole.entries, head: whole.head, ms: Math.round(performance.now() - begun) }
        : { t: 'damaged', ...damage },
    );
  } catch (cause) {
    await tell({ t: 'not-verified', reason: reasonOf(cause) });
  }
}

try {
  setPriority(constants.priority.PRIORITY_LOW);
} catch {
  // Some systems do not let us step back; then we work as we are.
}
const job = jobSchema.parse(JSON.parse(process.argv[2] ?? ''));
if (job.job === 'backup') await backUp(job);
else await verify(job.data);
process.exit(0);
