import type { Need } from '../../contract/models/plant.ts';
import { needMembers } from '../impact/graph.ts';
import type { Issue } from './issues.ts';
import type { PlantFile } from './schema.ts';

type Path = (string | number)[];

/** What the schema cannot see: ids given twice, references to nothing, dependency cycles. */
export function checkReferences(file: PlantFile): Issue[] {
  const issues: Issue[] = [];
  const report = (path: Path, message: string) => issues.push({ path, message });

  const groups = collect(file.siteGroups, 'siteGroups', report);
  const sites = collect(file.sites, 'sites', report);
  collect(file.services, 'services', report);
  const components = collect(file.components, 'components', report);
  collect(file.endpoints, 'endpoints', report);
  collect(file.people, 'people', report);
  const rooms = collect(file.rooms, 'rooms', report);
  const racks = new Map(file.rooms.map((room) => [room.id, new Set(room.racks.map(({ id }) => id))]));
  for (const [index, room] of file.rooms.entries()) collect(room.racks, ['rooms', index, 'racks'], report);

  const refer = (known: ReadonlySet<string>, id: string, what: string, path: Path) => {
    if (!known.has(id)) report(path, `there is no ${what} with the id ${id}`);
  };
  const checkNeeds = (needs: readonly Need[], path: Path) => {
    for (const [index, need] of needs.entries()) {
      const key = 'all' in need ? 'all' : 'any' in need ? 'any' : 'of';
      for (const [member, id] of needMembers(need).entries()) {
        refer(components, id, 'component', [...path, 'needs', index, key, member]);
      }
      if ('of' in need && need.atLeast > need.of.length) {
        report(
          [...path, 'needs', index, 'atLeast'],
          `atLeast ${need.atLeast} of only ${need.of.length} can never hold`,
        );
      }
    }
  };

  for (const [index, site] of file.sites.entries()) {
    if (site.group !== undefined) refer(groups, site.group, 'site group', ['sites', index, 'group']);
    checkNeeds(site.needs, ['sites', index]);
  }
  const filled = new Set(file.sites.map(({ group }) => group));
  for (const [index, service] of file.services.entries()) {
    for (const [at, id] of service.sites.entries()) refer(sites, id, 'site', ['services', index, 'sites', at]);
    for (const [at, id] of service.siteGroups.entries()) {
      refer(groups, id, 'site group', ['services', index, 'siteGroups', at]);
    }
    if (service.sites.length + service.siteGroups.length === 0) {
      report(['services', index], `service ${service.id} names no site: give it sites or siteGroups`);
    } else if (service.sites.length === 0 && !service.siteGroups.some((id) => filled.has(id) || !groups.has(id))) {
      report(['services', index, 'siteGroups'], `service ${service.id} is at no site: no site belongs to these groups`);
    }
    checkNeeds(service.needs, ['services', index]);
  }
  for (const [index, component] of file.components.entries()) {
    if (component.location !== undefined && rooms.size > 0) {
      const { room, rack } = component.location;
      refer(rooms, room, 'room', ['components', index, 'location', 'room']);
      const known = racks.get(room);
      if (known !== undefined) refer(known, rack, `rack of room ${room}`, ['components', index, 'location', 'rack']);
    }
    checkNeeds(component.needs, ['components', index]);
  }
  for (const [index, endpoint] of file.endpoints.entries()) {
    refer(components, endpoint.component, 'component', ['endpoints', index, 'component']);
  }
  const cycle = findCycle(file);
  if (cycle !== undefined) {
    const at = file.components.findIndex((component) => component.id === cycle[0]);
    report(['components', at, 'needs'], `these components need each other in a circle: ${cycle.join(' -> ')}`);
  }
  return issues;
}

function collect(
  rows: readonly { id: string }[],
  list: string | Path,
  report: (path: Path, message: string) => void,
): Set<string> {
  const seen = new Set<string>();
  const path = typeof list === 'string' ? [list] : list;
  for (const [index, { id }] of rows.entries()) {
    if (seen.has(id)) report([...path, index, 'id'], `the id ${id} is given twice in ${path.at(-1)}`);
    seen.add(id);
  }
  return seen;
}

/** The first dependency cycle, as ids from a component back to itself. Iterative: plants may be deep. */
function findCycle(file: PlantFile): string[] | undefined {
  const needs = new Map(file.components.map(({ id, needs }) => [id, [...new Set(needs.flatMap(needMembers))]]));
  const finished = new Set<string>();
  for (const start of needs.keys()) {
    if (finished.has(start)) continue;
    const path: string[] = [start];
    const next: number[] = [0];
    const onPath = new Set(path);
    while (path.length > 0) {
      const id = path.at(-1) ?? '';
      const members = needs.get(id) ?? [];
      const index = next[next.length - 1] ?? 0;
      const member = members[index];
      if (member === undefined) {
        finished.add(id);
        onPath.delete(id);
        path.pop();
        next.pop();
        continue;
      }
      next[next.length - 1] = index + 1;
      if (onPath.has(member)) return [...path.slice(path.indexOf(member)), member];
      if (!finished.has(member) && needs.has(member)) {
        path.push(member);
        next.push(0);
        onPath.add(member);
      }
    }
  }
  return undefined;
}
