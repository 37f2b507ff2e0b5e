import type { Component, Room } from '../../../electron/contract/models/plant.ts';

/** A component's rectangle in its rack, in fractions of the rack's body: top-left corner, width, height. */
export interface Unit {
  component: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface RackElevation {
  id: string;
  units: readonly Unit[];
}

/** A run of neighbouring racks with the same role: the caption below them. `from` and `span` count racks. */
export interface RoleRun {
  key: string;
  from: number;
  span: number;
  role: { de: string; en: string } | null;
}

export interface RoomElevation {
  id: string;
  name: Room['name'];
  racks: readonly RackElevation[];
  roles: readonly RoleRun[];
}

/** All racks, and every component that has no place in one. */
export interface Elevation {
  rooms: readonly RoomElevation[];
  unplaced: readonly string[];
}

interface Placed {
  component: Component;
  bottom: number;
  top: number;
  slot: string;
}

/** Draws the rooms of a plant: each component at its rack unit, slots side by side. What has no rack is listed, not lost. */
export function layRacks(rooms: readonly Room[], components: readonly Component[]): Elevation {
  const known = new Set<string>(rooms.flatMap((room) => room.racks.map((rack) => `${room.id}/${rack.id}`)));
  const byRack = new Map<string, Component[]>();
  const unplaced: string[] = [];
  for (const component of components) {
    const at = component.location;
    const key = `${at?.room}/${at?.rack}`;
    if (at === undefined || !known.has(key)) unplaced.push(component.id);
    else byRack.set(key, [...(byRack.get(key) ?? []), component]);
  }
  const elevations = rooms.map((room): RoomElevation => {
    const racks = room.racks.map((rack): RackElevation => {
      const drawn = layRack(rack.units, byRack.get(`${room.id}/${rack.id}`) ?? []);
      unplaced.push(...drawn.unplaced);
      return { id: rack.id, units: drawn.units };
    });
    return { id: room.id, name: room.name, racks, roles: runsOf(room) };
  });
  return { rooms: elevations, unplaced };
}

/** Places the components of one rack. Those without a unit take the free units from the floor; the rest stays unplaced. */
export function layRack(size: number, components: readonly Component[]): { units: Unit[]; unplaced: string[] } {
  const placed: Placed[] = [];
  const loose: Component[] = [];
  for (const component of components) {
    const { u, height = 1, slot = '' } = component.location ?? {};
    if (u === undefined || u + height - 1 > size || u < 1) loose.push(component);
    else placed.push({ component, bottom: u, top: u + height, slot });
  }
  const unplaced: string[] = [];
  let free = 1;
  for (const component of loose) {
    while (free <= size && placed.some((each) => each.bottom < free + 1 && each.top > free)) free += 1;
    if (free > size) unplaced.push(component.id);
    else placed.push({ component, bottom: free, top: free + 1, slot: '' });
  }
  return { units: clusters(placed).flatMap((cluster) => columns(cluster, size)), unplaced };
}

/** Groups of components whose units overlap, each to be drawn side by side. */
function clusters(placed: readonly Placed[]): Placed[][] {
  const found: Placed[][] = [];
  let ceiling = Number.NEGATIVE_INFINITY;
  for (const each of placed.toSorted((a, b) => a.bottom - b.bottom || bySlot(a, b))) {
    const last = found.at(-1);
    if (last !== undefined && each.bottom < ceiling) last.push(each);
    else found.push([each]);
    ceiling = Math.max(ceiling, each.top);
  }
  return found;
}

function bySlot(a: Placed, b: Placed): number {
  return a.slot.localeCompare(b.slot, 'en', { numeric: true }) || a.component.id.localeCompare(b.component.id, 'en');
}

function columns(cluster: readonly Placed[], size: number): Unit[] {
  const filled: number[] = [];
  const seats = cluster.map((each) => {
    const seat = filled.findIndex((ceiling) => ceiling <= each.bottom);
    const index = seat === -1 ? filled.length : seat;
    filled[index] = each.top;
    return index;
  });
  const width = 1 / filled.length;
  return cluster.map((each, index) => ({
    component: each.component.id,
    left: (seats[index] ?? 0) * width,
    top: (size - each.top + 1) / size,
    width,
    height: (each.top - each.bottom) / size,
  }));
}

function runsOf(room: Room): RoleRun[] {
  const runs: RoleRun[] = [];
  for (const [index, rack] of room.racks.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.role?.de === rack.role?.de) last.span += 1;
    else runs.push({ key: rack.id, from: index, span: 1, role: rack.role ?? null });
  }
  return runs;
}
