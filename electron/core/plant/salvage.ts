import type { Issue } from './issues.ts';
import { type PlantFile, plantFileSchema } from './schema.ts';

type Fields = Record<string, unknown>;

/** Stand-ins for required fields that are wrong or missing. They only have to pass the schema. */
const file: Fields = { version: 1, name: '-' };
const rows: Record<string, Fields> = {
  people: { name: '-', role: '-' },
  siteGroups: { name: '-' },
  sites: { name: '-' },
  services: { name: '-' },
  rooms: { name: '-' },
  components: { kind: '-', name: '-' },
  endpoints: { component: '-' },
};

/**
 * What is left of a plant file when every wrong field is taken out of its row, so that the references of the rest can be
 * checked and its author learns everything at once. Rows keep their places. Undefined where that is not possible.
 */
export function salvage(data: unknown, issues: readonly Issue[]): PlantFile | undefined {
  if (!isFields(data)) return undefined;
  const top = { ...data };
  for (const [list, standIn] of Object.entries(rows)) {
    const written = top[list] ?? [];
    if (!Array.isArray(written)) return undefined;
    const wrong = Map.groupBy(
      issues.filter(({ path }) => path[0] === list),
      ({ path }) => path[1],
    );
    top[list] = written.map((row, index) => {
      const fields = wrong.get(index);
      return fields === undefined ? row : mend(row, fields, { id: `unreadable.${index}`, ...standIn });
    });
  }
  const wrong = issues.filter(({ path }) => path.length > 0 && !Object.hasOwn(rows, String(path[0])));
  for (const { path } of wrong) delete top[String(path[0])];
  const parsed = plantFileSchema.safeParse({ ...file, ...top });
  return parsed.success ? parsed.data : undefined;
}

function mend(row: unknown, issues: readonly Issue[], standIn: Fields): Fields {
  if (!isFields(row)) return standIn;
  const kept = { ...row };
  for (const { path } of issues) delete kept[String(path[2])];
  return { ...standIn, ...kept };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
