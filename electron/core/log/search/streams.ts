import type { Need } from '../../../contract/models/plant.ts';
import type { SearchFilters } from '../../../contract/models/search.ts';
import { timelineSubjects } from '../../incidents/timeline.ts';
import type { ReadTables } from '../../tables.ts';

/**
 * The streams that each filter on component, service or incident means, before what links to them. An incident is its own
 * streams, not the whole past of its components.
 */
export function streamsOf(filters: SearchFilters, tables: ReadTables): string[][] {
  const sets: string[][] = [];
  if (filters.component !== undefined) sets.push([`component/${filters.component}`]);
  if (filters.service !== undefined) sets.push(ofService(filters.service, tables));
  if (filters.incident !== undefined) {
    const own = timelineSubjects(tables, filters.incident).filter((subject) => !subject.startsWith('component/'));
    sets.push([`incident/${filters.incident}`, ...own]);
  }
  return sets;
}

function ofService(id: string, tables: ReadTables): string[] {
  const needed = (tables.get('service', id)?.needs ?? []).flatMap(componentsOf);
  return [`service/${id}`, ...needed.map((component) => `component/${component}`)];
}

function componentsOf(need: Need): readonly string[] {
  if ('all' in need) return need.all;
  return 'any' in need ? need.any : need.of;
}
