import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from '../../contract/models/system.ts';

type Path = readonly PropertyKey[];

/** A YAML text that can say where each of its values stands. */
export interface LocatedDocument {
  /** The plain data, or undefined where the text is not YAML at all. */
  data: unknown;
  /** What is wrong with the text as YAML. */
  problems: Problem[];
  /** A problem with the value at `path`, or with the nearest value around it that exists. */
  problemAt(path: Path, message: string): Problem;
}

/** Parses YAML. `file` is the name that problems carry. Never throws. */
export function parseLocated(text: string, file: string): LocatedDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number, path: Path, message: string, value: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: writePath(path), message, value };
  };
  const problems = document.errors.map((error) =>
    at(error.pos[0], [], firstLine(error.message), text.slice(error.pos[0], error.pos[0] + 60).split('\n')[0] ?? ''),
  );
  let data: unknown;
  if (problems.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 1000 });
    } catch (cause) {
      problems.push(at(0, [], cause instanceof Error ? firstLine(cause.message) : 'cannot be read', ''));
    }
  }
  return {
    data,
    problems,
    problemAt(path, message) {
      const node = nearest(document.contents, path);
      return at(node?.range?.[0] ?? 0, path, message, show(node, path));
    },
  };
}

/** `components[3].location.rack`: the way in which people name a place in the file. */
export function writePath(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function nearest(root: unknown, path: Path): Node | undefined {
  let node = root as Node | undefined;
  for (const key of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === key);
      next = pair?.value ?? pair?.key;
    } else if (isSeq(node) && typeof key === 'number') {
      next = node.items[key];
    }
    if (next === undefined || next === null) return node;
    node = next as Node;
  }
  return node;
}

function show(node: Node | undefined, path: Path): string {
  if (isScalar(node)) return String(node.value).slice(0, 100);
  const last = path.at(-1);
  return last === undefined ? '' : String(last).slice(0, 100);
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
