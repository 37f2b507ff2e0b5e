import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests run, and the Debian package of each. `.ci/run` installs them where it may. */
const packages = { sqlite3: 'sqlite3', openssl: 'openssl', strace: 'strace', zbarimg: 'zbar-tools' } as const;

/** Why a test that needs these programs cannot run here; undefined when it can. */
export function lacking(...programs: (keyof typeof packages)[]): string | undefined {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return undefined;
  return `not installed: ${missing.map((program) => `${program} (Debian: ${packages[program]})`).join(', ')}`;
}

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
