import { backupCommand } from './log-commands/backup.ts';
import { checkpointCommand } from './log-commands/checkpoint.ts';
import { exportCommand } from './log-commands/export.ts';
import { replayCommand } from './log-commands/replay.ts';
import { restoreCommand } from './log-commands/restore.ts';
import { salvageCommand } from './log-commands/salvage.ts';
import { verifyCommand } from './log-commands/verify.ts';

/** The commands of `leitstand log`: a new one is one file in log-commands/ and one line here. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  backup: backupCommand,
  checkpoint: checkpointCommand,
  export: exportCommand,
  replay: replayCommand,
  restore: restoreCommand,
  salvage: salvageCommand,
  verify: verifyCommand,
};

/** `leitstand log COMMAND …`: works on the log of a data folder without a console. */
export async function logCommand(args: string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (!Object.hasOwn(commands, name)) {
    process.stderr.write(`usage: leitstand log ${Object.keys(commands).join('|')} --data DIR …\n`);
    return 2;
  }
  return (await commands[name]?.(rest)) ?? 2;
}
