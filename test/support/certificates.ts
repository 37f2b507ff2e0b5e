import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** True where the openssl command is not installed: tests that need certificates are skipped by name then. */
export const opensslMissing = spawnSync('openssl', ['version']).error !== undefined;

/** A key and its certificate, both PEM. */
export interface Identity {
  key: string;
  cert: string;
}

/** An authority of the test's own. Trust its certificate to trust what it issues. */
export interface Authority {
  certificate: string;
  /** For 127.0.0.1 and a year to come, unless told otherwise. `notAfter` like 20200102000000Z. */
  issue(what: { name?: string; notBefore?: string; notAfter?: string }): Identity;
}

/** Makes an authority, with keys that live only in memory and in a folder that is gone afterwards. */
export function createAuthority(): Authority {
  const own = inFolder((folder) => {
    selfSign(folder, '/CN=Leitstand test authority', ['-addext', 'basicConstraints=critical,CA:TRUE']);
    return readIdentity(folder);
  });
  return {
    certificate: own.cert,
    issue: (what) => inFolder((folder) => issue(folder, own, what)),
  };
}

/** A certificate that vouches for itself. */
export function createSelfSigned(): Identity {
  return inFolder((folder) => {
    selfSign(folder, '/CN=127.0.0.1', ['-addext', 'subjectAltName=IP:127.0.0.1']);
    return readIdentity(folder);
  });
}

function issue(
  folder: string,
  authority: Identity,
  { name = 'IP:127.0.0.1', notBefore, notAfter }: { name?: string; notBefore?: string; notAfter?: string },
): Identity {
  writeFileSync(join(folder, 'ca.key'), authority.key);
  writeFileSync(join(folder, 'ca.pem'), authority.cert);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial'), '1000\n');
  writeFileSync(
    join(folder, 'ca.conf'),
    [
      '[ca]\ndefault_ca=test\n[test]',
      `new_certs_dir=${folder}\ndatabase=${folder}/index.txt\nserial=${folder}/serial`,
      'default_md=sha256\npolicy=any\ncopy_extensions=copy\n[any]\ncommonName=supplied\n',
    ].join('\n'),
  );
  openssl(folder, [
    'req',
    '-new',
    ...newKey,
    '-out',
    'request.pem',
    '-subj',
    '/CN=test',
    '-addext',
    `subjectAltName=${name}`,
  ]);
  openssl(folder, [
    ...['ca', '-batch', '-notext', '-config', 'ca.conf', '-cert', 'ca.pem', '-keyfile', 'ca.key'],
    ...['-in', 'request.pem', '-out', 'cert.pem'],
    ...(notAfter === undefined ? ['-days', '365'] : ['-enddate', notAfter]),
    ...(notBefore === undefined ? [] : ['-startdate', notBefore]),
  ]);
  return readIdentity(folder);
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', 'key.pem'];

function selfSign(folder: string, subject: string, more: readonly string[]): void {
  openssl(folder, ['req', '-x509', ...newKey, '-out', 'cert.pem', '-days', '365', '-subj', subject, ...more]);
}

function openssl(folder: string, args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}

function readIdentity(folder: string): Identity {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { key: read('key.pem'), cert: read('cert.pem') };
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'leitstand-certificates-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
