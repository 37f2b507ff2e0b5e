import { readFileSync } from 'node:fs';
import { loadPlant } from '../core/plant/load.ts';

/** `leitstand plant check FILE`: one line a problem (`file:line:column: message (value)`), exit code 1 if there is one. */
export async function plantCommand(args: string[]): Promise<number> {
  const [action, file, ...rest] = args;
  if (action !== 'check' || file === undefined || rest.length > 0) {
    process.stderr.write('usage: leitstand plant check FILE\n');
    return 2;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read as UTF-8 text (${code})`;
    process.stderr.write(`${file}: ${why}. Check the path and the file's permissions.\n`);
    return 1;
  }
  const result = loadPlant(text, file);
  if (!result.ok) {
    for (const { line, column, path, message, value } of result.problems) {
      const where = path === '' ? '' : `${path}: `;
      const found = value === '' ? '' : ` (found: ${JSON.stringify(value)})`;
      process.stdout.write(`${file}:${line}:${column}: ${where}${message}${found}\n`);
    }
    process.stdout.write(`${result.problems.length} ${result.problems.length === 1 ? 'problem' : 'problems'}\n`);
    return 1;
  }
  const { components, endpoints, services, sites } = result.plant;
  process.stdout.write(
    `${file}: good: ${components.length} components, ${endpoints.length} endpoints, ${services.length} services, ${sites.length} sites\n`,
  );
  return 0;
}
