import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFile } from '../../core/log/integrity/checkpointer.ts';
import { checkpointQrCode } from '../../core/log/integrity/qr-code.ts';
import { keyFiles } from '../../core/log/integrity/signer.ts';
import { complain, readLogArguments } from './data-folder.ts';

/**
 * `leitstand log checkpoint --data DIR [--public-key FILE] [--qr FILE]`: prints the latest checkpoint, to be kept
 * outside; writes the public key, and the checkpoint as a QR code (SVG). Works while the console runs.
 */
export async function checkpointCommand(args: string[]): Promise<number> {
  const options = readLogArguments(args, ['public-key', 'qr']);
  if (!options.ok) return complain(options.error);
  const { data, qr, 'public-key': publicKey } = options.value;
  try {
    const text = readFileSync(join(data, checkpointFile), 'utf8');
    if (publicKey !== undefined) writeFileSync(publicKey, readFileSync(join(data, keyFiles.public)));
    if (qr !== undefined) writeFileSync(qr, checkpointQrCode(text));
    process.stdout.write(text);
    return 0;
  } catch (cause) {
    return complain({
      message: `The latest checkpoint cannot be copied (${cause instanceof Error ? cause.message : String(cause)}).`,
      next: 'A console writes it into its data folder at its first start.',
    });
  }
}
