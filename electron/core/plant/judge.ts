import { type EndpointConfig, parseEndpoint } from '../health/probes/registry.ts';
import { flattenIssues, type Issue, sayMissing } from './issues.ts';
import { checkReferences } from './references.ts';
import { salvage } from './salvage.ts';
import { type PlantFile, plantFileSchema } from './schema.ts';

export type Judged = { ok: true; file: PlantFile; endpoints: EndpointConfig[] } | { ok: false; issues: Issue[] };

/** Judges the data of a plant file: fields, endpoints and references. Reports everything that is wrong at once. */
export function judgePlant(data: unknown): Judged {
  const parsed = plantFileSchema.safeParse(data, { error: sayMissing });
  const wrong = parsed.success ? [] : flattenIssues(parsed.error.issues);
  const file = parsed.success ? parsed.data : salvage(data, wrong);
  if (file === undefined) return { ok: false, issues: wrong };
  const endpoints = readEndpoints((data as { endpoints?: unknown[] }).endpoints ?? [], file);
  const issues = [
    // The probe's own schema says the same about a row of endpoints, and more.
    ...wrong.filter(({ path }) => path[0] !== 'endpoints'),
    ...endpoints.issues,
    ...checkReferences(file).filter(({ path }) => !isOfWrongRow(path, wrong)),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, file, endpoints: endpoints.configs };
}

function readEndpoints(written: readonly unknown[], file: PlantFile): { configs: EndpointConfig[]; issues: Issue[] } {
  const configs: EndpointConfig[] = [];
  const issues: Issue[] = [];
  for (const [index, raw] of written.entries()) {
    const result = parseEndpoint(raw, file.defaults);
    if (result.ok) configs.push(result.value);
    else issues.push(...result.issues.map(({ path, message }) => ({ path: ['endpoints', index, ...path], message })));
  }
  return { configs, issues };
}

/** Whether a reference could only fail because the field that it stands in, or lacks, is wrong already. */
function isOfWrongRow(path: readonly PropertyKey[], wrong: readonly Issue[]): boolean {
  return wrong.some(
    (issue) =>
      issue.path[0] === path[0] && issue.path[1] === path[1] && (path.length === 2 || issue.path[2] === path[2]),
  );
}
