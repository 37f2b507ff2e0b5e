import { type Alias, type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Problem } from '../../contract/models/system.ts';

type Path = readonly PropertyKey[];

/** Bounds what anchors can multiply to: few lines of aliases of aliases could stand for gigabytes. */
const mostAliases = 1000;
const tooDeep = 'the text is nested too deeply to be read';

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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const at = (offset: number, path: Path, message: string, value: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: writePath(path), message, value };
  };
  const problems = document.errors.map(({ code, message, pos: [from] }) =>
    at(from, [], say(code, message), text.slice(from, from + 60).split(/[\r\n]/)[0] ?? ''),
  );
  let data: unknown;
  if (problems.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: mostAliases });
    } catch (cause) {
      const lost = danglingAlias(document);
      problems.push(
        lost === undefined
          ? at(0, [], say('', String(cause)), '')
          : at(lost.range?.[0] ?? 0, [], `there is no anchor &${lost.source} before this alias`, `*${lost.source}`),
      );
    }
  }
  return {
    data,
    problems: problems.some(({ message }) => message === tooDeep) ? problems.slice(0, 1) : problems,
    problemAt(path, message) {
      const { node, exact } = nearest(document.contents, path);
      return at(node?.range?.[0] ?? 0, path, message, exact ? show(node, text) : '');
    },
  };
}

/** The parser's words, but for those that speak of its own programming interface. */
function say(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'the file has more than one document: keep one, without a line ---';
  if (/call stack/i.test(message)) return tooDeep;
  if (/alias count/i.test(message)) return `the aliases stand for too much: at most ${mostAliases} times one anchor`;
  return message.split('\n')[0] ?? message;
}

function danglingAlias(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

/** `components[3].location.rack`: the way in which people name a place in the file. */
export function writePath(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

/** The node at `path` (`exact`), or the innermost one around the place where it would be. */
function nearest(root: unknown, path: Path): { node: Node | undefined; exact: boolean } {
  let node = root as Node | undefined;
  for (const key of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === String(key));
      next = pair?.value ?? pair?.key;
    } else if (isSeq(node) && typeof key === 'number') {
      next = node.items[key];
    }
    if (next === undefined || next === null) return { node, exact: false };
    node = next as Node;
  }
  return { node, exact: true };
}

/** The offending text: a value, or how a list or map begins. */
function show(node: Node | undefined, text: string): string {
  if (isScalar(node)) return String(node.value).slice(0, 100);
  const [from = 0, to = 0] = node?.range ?? [];
  return text.slice(from, Math.min(to, from + 60)).split(/[\r\n]/)[0] ?? '';
}
