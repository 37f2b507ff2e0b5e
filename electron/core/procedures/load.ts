import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Procedure, procedureSchema } from '../../contract/models/swap.ts';
import type { Problem } from '../../contract/models/system.ts';
import { idSchema } from '../../contract/text.ts';
import { type LocatedDocument, parseLocated } from '../plant/document.ts';

/** The procedures that can be used, in the order of their ids, and everything that is wrong with the other files. */
export interface LoadedProcedures {
  procedures: Procedure[];
  problems: Problem[];
}

type Path = readonly PropertyKey[];

/** The names that a gate may use in place of a component's id. */
const placeholders = ['$component', '$partner', '$system'];

/** Reads every `*.yaml` in `folder`. A bad file is reported and left out; a missing folder is a problem, not an error. */
export async function loadProcedures(folder: string): Promise<LoadedProcedures> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  } catch (cause) {
    return { procedures: [], problems: [unreadable(folder, cause)] };
  }
  const files = await Promise.all(
    names.map(async (name) => {
      try {
        return readProcedure(await readFile(join(folder, name), 'utf8'), name);
      } catch (cause) {
        return { problems: [unreadable(name, cause)] };
      }
    }),
  );
  return withoutDuplicates(files);
}

/** One file's text: its procedure, or every problem with line and column. */
export function readProcedure(text: string, file: string): ProcedureFile {
  const document = parseLocated(text, file);
  if (document.problems.length > 0) return { problems: document.problems };
  const parsed = procedureSchema.safeParse(document.data);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => document.problemAt(issue.path, issue.message)) };
  }
  const problems = [...unknownFields(document.data, parsed.data, [], document), ...checkSteps(parsed.data, document)];
  return problems.length > 0 ? { problems } : { procedure: parsed.data, problems, document };
}

interface ProcedureFile {
  procedure?: Procedure;
  problems: Problem[];
  document?: LocatedDocument;
}

function withoutDuplicates(files: readonly ProcedureFile[]): LoadedProcedures {
  const procedures = new Map<string, Procedure>();
  const problems = files.flatMap((file) => file.problems);
  for (const { procedure, document } of files) {
    if (procedure === undefined || document === undefined) continue;
    if (procedures.has(procedure.id)) {
      problems.push(document.problemAt(['id'], `another file has a procedure with the id ${procedure.id} already`));
    } else {
      procedures.set(procedure.id, procedure);
    }
  }
  return { procedures: [...procedures.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), problems };
}

/** What the shape cannot say: ids given twice, names of steps and placeholders that do not exist. */
function checkSteps(procedure: Procedure, document: LocatedDocument): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, step] of procedure.steps.entries()) {
    if (seen.has(step.id))
      problems.push(document.problemAt(['steps', index, 'id'], `the step ${step.id} is given twice`));
    seen.add(step.id);
    if (step.kind !== 'wait-for-health' || 'cells' in step.gate) continue;
    const { component } = step.gate;
    if (!placeholders.includes(component) && !idSchema.safeParse(component).success) {
      problems.push(
        document.problemAt(
          ['steps', index, 'gate', 'component'],
          `a gate names a component's id or one of ${placeholders.join(', ')}`,
        ),
      );
    }
  }
  if (!seen.has(procedure.abortUntil)) {
    problems.push(document.problemAt(['abortUntil'], `there is no step with the id ${procedure.abortUntil}`));
  }
  return problems;
}

/** A misspelt field would be dropped without a word; it is a problem instead. */
function unknownFields(given: unknown, read: unknown, path: Path, document: LocatedDocument): Problem[] {
  if (Array.isArray(given) && Array.isArray(read)) {
    return given.flatMap((item, index) => unknownFields(item, read[index], [...path, index], document));
  }
  if (!isRecord(given) || !isRecord(read)) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(read, key)
      ? unknownFields(value, read[key], [...path, key], document)
      : [document.problemAt([...path, key], `there is no field ${key} here`)],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function unreadable(file: string, cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
  return { file, line: 1, column: 1, path: '', message: `cannot be read (${code})`, value: '' };
}
