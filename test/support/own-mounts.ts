import { spawnSync } from 'node:child_process';

/** Why no test here can mount anything, or undefined where it can. Needs Linux with unprivileged namespaces. */
export function whyNoMounts(): string | undefined {
  if (process.platform !== 'linux') return 'mounts of its own need Linux';
  const tried = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { encoding: 'utf8' });
  if (tried.error !== undefined) return `unshare cannot be started (${tried.error.message})`;
  return tried.status === 0 ? undefined : `unshare is not permitted here (${tried.stderr.trim()})`;
}

/** Runs a command that sees a disk of `size` (as mount writes it: 4m) at `folder`; nobody else does. */
export function onSmallDisk(folder: string, size: string): string[] {
  return within(`mount -t tmpfs -o size=${size} tmpfs "$0"`, folder);
}

/** Runs a command that can read `folder` and not write it. */
export function onReadOnlyDisk(folder: string): string[] {
  return within('mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"', folder);
}

/** The folder as the process sees it, from outside. */
export function seenBy(pid: number, folder: string): string {
  return `/proc/${pid}/root${folder}`;
}

function within(mount: string, folder: string): string[] {
  return ['unshare', '-Urm', 'sh', '-c', `${mount} && exec "$@"`, folder];
}
