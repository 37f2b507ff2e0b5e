import type { Component, Need } from '../../contract/models/plant.ts';

/** The dependency graph of a plant, made once for each plant. */
export interface Graph {
  /** Every component, what it needs before what needs it. */
  ordered: readonly Component[];
  members(id: string): readonly string[];
  /** Components that share a redundancy clause with this one: those that carry on when it fails. */
  partners(id: string): readonly string[];
  /** Whether `id` needs `other`, directly or through others. */
  reaches(id: string, other: string): boolean;
}

/** The ids that a clause names. */
export function needMembers(need: Need): readonly string[] {
  return 'all' in need ? need.all : 'any' in need ? need.any : need.of;
}

/** Builds the graph. The plant loader has refused cycles and unknown ids before. */
export function buildGraph(components: readonly Component[]): Graph {
  const members = new Map(components.map(({ id, needs }) => [id, [...new Set(needs.flatMap(needMembers))]]));
  const partners = new Map<string, Set<string>>();
  for (const need of components.flatMap(({ needs }) => needs)) {
    if ('all' in need) continue;
    for (const id of needMembers(need)) {
      const others = partners.get(id) ?? new Set<string>();
      for (const other of needMembers(need)) if (other !== id) others.add(other);
      partners.set(id, others);
    }
  }
  const partnerLists = new Map([...partners].map(([id, others]) => [id, [...others]]));
  const membersFor = (id: string) => members.get(id) ?? [];
  return {
    ordered: order(components, membersFor),
    members: membersFor,
    partners: (id) => partnerLists.get(id) ?? [],
    reaches(id, other) {
      const seen = new Set<string>();
      const open = [id];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const member of membersFor(next)) {
          if (member === other) return true;
          if (seen.has(member)) continue;
          seen.add(member);
          open.push(member);
        }
      }
      return false;
    },
  };
}

/** Kahn's algorithm: a component is placed when everything that it needs has been. */
function order(components: readonly Component[], members: (id: string) => readonly string[]): Component[] {
  const byId = new Map(components.map((component) => [component.id, component]));
  const missing = new Map<string, number>();
  const neededBy = new Map<string, string[]>();
  for (const { id } of components) {
    missing.set(id, members(id).length);
    for (const member of members(id)) neededBy.set(member, [...(neededBy.get(member) ?? []), id]);
  }
  const ready = components.filter(({ id }) => missing.get(id) === 0);
  for (let index = 0; index < ready.length; index += 1) {
    for (const id of neededBy.get(ready[index]?.id ?? '') ?? []) {
      const left = (missing.get(id) ?? 0) - 1;
      missing.set(id, left);
      const component = byId.get(id);
      if (left === 0 && component !== undefined) ready.push(component);
    }
  }
  return ready;
}
