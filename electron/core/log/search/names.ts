import type { ReadTables } from '../../tables.ts';

/** What somebody may type for a component: its name and its system's in both languages, and the rack that it stands in. */
export function namesOf(tables: ReadTables, component: string): string[] {
  const found = tables.get('component', component);
  if (found === undefined) return [];
  const { name, system, location } = found;
  return [name.de, name.en, system?.de, system?.en, location?.rack].filter((each) => each !== undefined);
}
