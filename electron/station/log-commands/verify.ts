import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, refuse, succeed } from '../../contract/errors.ts';
import { parseCheckpoint, readPublicKeys, type SignedCheckpoint } from '../../core/log/integrity/checkpoint.ts';
import type { Verdict } from '../../core/log/integrity/verify.ts';
import { verifyFile } from '../../core/log/integrity/verify-file.ts';
import { complain, readLogArguments } from './data-folder.ts';

/**
 * `leitstand log verify --data DIR [--checkpoint FILE] [--key FILE]`: checks every entry, while the console runs or not.
 * Names the first entry that is wrong; exit code 1 if there is one.
 */
export async function verifyCommand(args: string[]): Promise<number> {
  const options = readLogArguments(args, ['checkpoint', 'key']);
  if (!options.ok) return complain(options.error);
  const { data, checkpoint, key } = options.value;
  const outside = checkpoint === undefined ? succeed(undefined) : readCheckpoint(checkpoint);
  if (!outside.ok) return complain(outside.error);
  const trusted = key === undefined ? succeed(undefined) : readKeys(key);
  if (!trusted.ok) return complain(trusted.error);

  const began = performance.now();
  const verified = verifyFile(join(data, 'log.db'), { outside: outside.value, trusted: trusted.value });
  if (!verified.ok) return complain(verified.error);
  const verdict = verified.value;
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(summarize(verdict, seconds, outside.value, trusted.value !== undefined));
  if (verdict.problem !== undefined) {
    const { seq, what } = verdict.problem;
    return complain({
      message: `Entry ${seq}: ${what}.`,
      next: 'Keep the data folder as it is, and compare it with a backup: docs/verify.md tells how.',
    });
  }
  return 0;
}

function summarize(
  { entries, head, lastSeq, checkpoints, signedUpTo, problem }: Verdict,
  seconds: number,
  outside: SignedCheckpoint | undefined,
  keyGiven: boolean,
): string {
  const speed = Math.round(entries / Math.max(seconds, 0.001));
  const lines = [
    `${entries} entries hold together, ${checkpoints} checkpoints, ${seconds.toFixed(2)} s, ${speed} entries/s`,
  ];
  if (problem === undefined) {
    lines.push(`last entry ${lastSeq}, head ${head}, signed up to entry ${signedUpTo}`);
    if (outside !== undefined) {
      lines.push(`entries 1 to ${outside.size} are those that the outside checkpoint of ${outside.time} saw`);
    } else {
      const whom = keyGiven ? 'who holds the key' : 'who makes a key of his own';
      lines.push(`without --checkpoint, a file that was written anew by somebody ${whom} looks the same`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function readCheckpoint(file: string): Result<SignedCheckpoint> {
  const text = readText(file);
  if (!text.ok) return text;
  const checkpoint = parseCheckpoint(text.value);
  return checkpoint === undefined
    ? refuse('invalid-input', `${file} is not a checkpoint.`, 'Give a copy of checkpoint.txt or its line from syslog.')
    : succeed(checkpoint);
}

function readKeys(file: string): Result<ReturnType<typeof readPublicKeys>> {
  const text = readText(file);
  if (!text.ok) return text;
  const next = 'Give the public key log-key.pub.pem.';
  try {
    const keys = readPublicKeys(text.value);
    return keys.length > 0 ? succeed(keys) : refuse('invalid-input', `${file} holds no public key.`, next);
  } catch (cause) {
    return refuse('invalid-input', `${file} holds no Ed25519 key (${String(cause)}).`, next);
  }
}

function readText(file: string): Result<string> {
  try {
    return succeed(readFileSync(file, 'utf8'));
  } catch (cause) {
    return refuse('not-found', `${file} cannot be read (${String(cause)}).`, 'Check the path.');
  }
}
