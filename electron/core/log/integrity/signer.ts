import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, fingerprint, type SignedCheckpoint, signedText } from './checkpoint.ts';
import { replaceFile } from './replace-file.ts';

/** The key that signs the checkpoints of one log. */
export interface Signer {
  key: string;
  publicKey: string;
  /** Present when a key file could not be read and was set aside under this name. */
  setAside?: string;
  sign(checkpoint: Omit<Checkpoint, 'key'>): SignedCheckpoint;
}

/** Names of the files in the data folder. The private one is readable for the console's user alone. */
export const keyFiles = { private: 'log-key.pem', public: 'log-key.pub.pem' } as const;

/**
 * Reads the key of the data folder, or makes one: at the first start, and when the key is lost. A file that is not a
 * key is never overwritten but set aside. Throws when the folder cannot be written.
 */
export function loadSigner(folder: string): Signer {
  const file = join(folder, keyFiles.private);
  let privateKey: KeyObject | undefined;
  let setAside: string | undefined;
  if (existsSync(file)) {
    privateKey = readPrivateKey(file);
    if (privateKey === undefined) {
      setAside = `${file}.unreadable-${Date.now()}`;
      renameSync(file, setAside);
    }
  }
  if (privateKey === undefined) {
    privateKey = generateKeyPairSync('ed25519').privateKey;
    replaceFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, 0o600);
  }
  const publicKey = createPublicKey(privateKey);
  const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const publicFile = join(folder, keyFiles.public);
  if (!existsSync(publicFile) || readFileSync(publicFile, 'utf8') !== pem) replaceFile(publicFile, pem, 0o644);
  return createSigner(privateKey, fingerprint(publicKey), pem, setAside);
}

function createSigner(privateKey: KeyObject, key: string, publicKey: string, setAside: string | undefined): Signer {
  return {
    key,
    publicKey,
    ...(setAside === undefined ? {} : { setAside }),
    sign(checkpoint) {
      const text = signedText({ ...checkpoint, key });
      return { ...checkpoint, key, signature: sign(null, Buffer.from(text), privateKey).toString('base64') };
    },
  };
}

function readPrivateKey(file: string): KeyObject | undefined {
  const pem = readFileSync(file, 'utf8');
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
