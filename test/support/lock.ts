/** The part of package-lock.json that matters here. */
export interface Lock {
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
  gypfile?: boolean;
  [key: string]: unknown;
}

/**
 * Packages with a binding.gyp that bring their binaries along. An npm that knows no `allowScripts` compiles them on
 * install, for which a fresh machine has neither compiler nor Python; `gypfile: false` tells it not to. npm drops the
 * key when it rewrites the lock file.
 */
const prebuilt = ['node_modules/better-sqlite3'];

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * The lock file as `npm ci` needs it on every platform and with every npm. npm leaves out binaries of other platforms
 * that its registry could not give, and then refuses its own lock file; they are added by name and exact version.
 */
export function completeLock(lock: Lock): Lock {
  const packages = { ...lock.packages };
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const known = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      if (known === undefined) packages[`node_modules/${name}`] = binaryOf(name, version);
    }
  }
  for (const path of prebuilt) {
    const entry = packages[path];
    if (entry !== undefined) packages[path] = { ...entry, gypfile: false };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

function binaryOf(name: string, version: string): LockedPackage {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`the lock file lacks ${name}@${version}, which is not one binary of one platform`);
  }
  const library = os !== 'linux' ? undefined : words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return { version, cpu: [cpu], dev: true, ...(library && { libc: [library] }), optional: true, os: [os] };
}
