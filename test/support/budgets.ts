/** A file of the repository, by its path from the root. */
export interface SourceFile {
  path: string;
  text: string;
}

/** From ARCHITECTURE: sizes that a reader can take in. Lines; the median and the 90th percentile are of files without tests. */
const limits = { median: 100, p90: 320, longest: 600 };

/** Names that say nothing about what is inside. */
const emptyNames = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers']);

/** Identifiers that only one file may use, so that everything which crosses the process border is checked there. */
const confined = [
  { word: /\bipcMain\b/, only: 'electron/desktop/transport-main.ts' },
  { word: /\bipcRenderer\b/, only: 'electron/desktop/preload.ts' },
];

const topLevel =
  /^(package\.json|package-lock\.json|tsconfig(\.base)?\.json|electron|renderer|resources|test|docs|README\.md|LICENSE|biome\.json|electron-builder\.yml|\..+|[\w.-]+\.config\.(ts|mts|mjs|js|json))$/;

/** Judges the files of the repository; returns one sentence for each budget that is overdrawn. */
export function overdrawn(files: readonly SourceFile[]): string[] {
  const source = files.filter(({ path }) => /^(electron|renderer|test)\/.*\.(ts|tsx|mjs|css)$/.test(path));
  const shipped = source.filter(
    ({ path }) => /^(electron|renderer)\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path),
  );
  return [
    ...tooLong(source),
    ...tooLongTogether(shipped.map(lines)),
    ...files.filter(namelessly).map(({ path }) => `${path}: a name that says nothing`),
    ...shipped.flatMap(escaped),
    ...strangers(files),
  ];
}

function lines({ text }: SourceFile): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => lines(file) > limits.longest)
    .map((file) => `${file.path}: ${lines(file)} lines, at most ${limits.longest}`);
}

function tooLongTogether(lengths: readonly number[]): string[] {
  if (lengths.length === 0) return ['no source file was found'];
  const sorted = lengths.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const found: string[] = [];
  if (rank(0.5) >= limits.median) found.push(`median file: ${rank(0.5)} lines, under ${limits.median} wanted`);
  if (rank(0.9) >= limits.p90) found.push(`90th percentile file: ${rank(0.9)} lines, under ${limits.p90} wanted`);
  return found;
}

function namelessly({ path }: SourceFile): boolean {
  return path
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[/._-]/)
    .some((word) => emptyNames.has(word));
}

function escaped({ path, text }: SourceFile): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  return confined
    .filter(({ word, only }) => path !== only && word.test(code))
    .map(({ word, only }) => `${path}: ${word.source.replaceAll('\\b', '')} belongs into ${only} alone`);
}

function strangers(files: readonly SourceFile[]): string[] {
  const names = new Set(files.map(({ path }) => path.split('/')[0] ?? path));
  return [...names].filter((name) => !topLevel.test(name)).map((name) => `${name}: not one of the top-level names`);
}
