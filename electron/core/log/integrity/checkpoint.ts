import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

const title = 'leitstand-checkpoint-v1';

/** What a checkpoint says: this log had `size` entries, and the last of them had the hash `head`. */
export const checkpointSchema = z.object({
  /** The random id that the log got at its first start. */
  log: z.uuid(),
  size: z.int().positive(),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  time: z.iso.datetime(),
  /** Fingerprint of the public key: SHA-256 of its DER form (SubjectPublicKeyInfo), in hex. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** A checkpoint with its Ed25519 signature over `signedText`, in base64. */
export const signedCheckpointSchema = checkpointSchema.extend({
  signature: z.base64().length(88),
});
export type SignedCheckpoint = z.infer<typeof signedCheckpointSchema>;

/** The exact text that is signed: six lines, each with its newline. docs/verify.md describes it for third parties. */
export function signedText({ log, size, head, time, key }: Checkpoint): string {
  return `${title}\nlog ${log}\nsize ${size}\nhead ${head}\ntime ${time}\nkey ${key}\n`;
}

/** The form in which a checkpoint is kept outside: the signed text, an empty line, and the signature. */
export function checkpointText(checkpoint: SignedCheckpoint): string {
  return `${signedText(checkpoint)}\nsignature ${checkpoint.signature}\n`;
}

/** The same on one line, for syslog. */
export function checkpointLine(checkpoint: SignedCheckpoint): string {
  return checkpointText(checkpoint).trimEnd().replaceAll(/\n+/g, '; ');
}

/** Reads what `checkpointText` or `checkpointLine` wrote, whatever stands before it on its line. Undefined: not one. */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const start = text.indexOf(title);
  if (start < 0) return undefined;
  const fields: Record<string, string | number> = {};
  for (const line of text.slice(start + title.length).split(/[\r\n;]+/)) {
    const [name = '', value = '', ...rest] = line.trim().split(' ');
    if (name === '') continue;
    if (rest.length > 0 || Object.hasOwn(fields, name)) break;
    fields[name] = name === 'size' ? Number(value) : value;
  }
  return signedCheckpointSchema.safeParse(fields).data;
}

/** Whether the holder of the private half of `key` signed exactly this checkpoint. `key` is the one that it names. */
export function isSignedBy(checkpoint: SignedCheckpoint, key: KeyObject): boolean {
  return verify(null, Buffer.from(signedText(checkpoint)), key, Buffer.from(checkpoint.signature, 'base64'));
}

/** SHA-256 of the public key's DER form, in hex. */
export function fingerprint(key: KeyObject): string {
  return hash('sha256', key.export({ type: 'spki', format: 'der' }), 'hex');
}

/** Every public key of a PEM text; several may follow each other. Throws where one is not an Ed25519 key. */
export function readPublicKeys(pem: string): KeyObject[] {
  return (pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []).map((block) => {
    const key = createPublicKey(block);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`a ${key.asymmetricKeyType} key, not an Ed25519 key`);
    return key;
  });
}
