import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process did to the files of one folder, in order. Paths are names within the folder; '' is the folder itself. */
export type Step =
  | { do: 'create'; file: string }
  | { do: 'write'; file: string; offset: number; data: Buffer }
  | { do: 'truncate'; file: string; size: number }
  | { do: 'sync'; file: string }
  | { do: 'remove'; file: string }
  | { do: 'say'; text: string };

const traced = [
  'openat,open,creat,pwrite64,write,pwritev,pwritev2,writev,fallocate,ftruncate,truncate,fsync,fdatasync',
  'sync_file_range,rename,renameat,renameat2,unlink,unlinkat,copy_file_range,sendfile',
].join(',');

/** Runs a command under strace and gives what it did to the files in `folder`, and what it said on stdout. */
export function record(command: readonly string[], folder: string, trace: string): Step[] {
  const strace = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '1000000', '-e', `trace=${traced}`, '-o', trace];
  const run = spawnSync('strace', [...strace, ...command], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error !== undefined) throw run.error;
  if (run.stderr !== '') throw new Error(run.stderr);
  return wholeCalls(readFileSync(trace, 'latin1')).flatMap((call) => toSteps(call, folder));
}

/** One call on each line: strace splits a call in two when another thread comes in between. */
function wholeCalls(trace: string): string[] {
  const begun = new Map<string, string>();
  const calls: string[] = [];
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (rest.endsWith('<unfinished ...>')) begun.set(pid, rest.slice(0, -' <unfinished ...>'.length));
    else calls.push(resumed === null ? rest : `${begun.get(pid) ?? ''}${resumed[1] ?? ''}`);
  }
  return calls;
}

function toSteps(call: string, folder: string): Step[] {
  const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+)/.exec(call) ?? [];
  if (name === '' || result.startsWith('-')) return [];
  const texts = [...args.matchAll(/[<"]((?:\\x[0-9a-f]{2})*)[>"]/g)].map(([, hex = '']) => decode(hex));
  const path = pathIn(
    folder,
    (name.startsWith('unlink') || name === 'openat' ? texts.at(-1) : texts[0])?.toString() ?? '',
  );
  if (name === 'write' && args.startsWith('1<')) return [{ do: 'say', text: texts[1]?.toString() ?? '' }];
  if (path === undefined) return [];
  switch (name) {
    case 'openat':
      return args.includes('O_CREAT') ? [{ do: 'create', file: path }] : [];
    case 'pwrite64': {
      const [, length = '', offset = ''] = /, (\d+), (\d+)$/.exec(args) ?? [];
      const data = texts[1];
      if (data?.length !== Number(length) || result !== length) throw new Error(`a write that is not whole: ${args}`);
      return [{ do: 'write', file: path, offset: Number(offset), data }];
    }
    case 'ftruncate':
      return [{ do: 'truncate', file: path, size: Number(args.split(', ').at(-1)) }];
    case 'fsync':
    case 'fdatasync':
      return [{ do: 'sync', file: path }];
    case 'unlink':
      return [{ do: 'remove', file: path }];
    default:
      throw new Error(`the recording does not know ${name} on ${path}`);
  }
}

function decode(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

function pathIn(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
