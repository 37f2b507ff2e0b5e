import { day } from './day.ts';
import { controllerAt, type Hardware, haltedSince, restoredAt, selfTestMs } from './hardware.ts';
import { sparePart } from './parts.ts';
import type { DemoComponent } from './plant-component.ts';
import { arrayId, controllerIds } from './plant-storage.ts';

/** What a component says of itself. `gone`: nothing sits in the slot, so nothing sensible answers. */
export interface Saying {
  word: 'ok' | 'degraded' | 'down' | 'gone';
  text: string;
}

/** What every component says at one instant, by id. */
export type Sayings = (id: string) => Saying;

const ok: Saying = { word: 'ok', text: 'in operation' };

/** How the consequences of halted I/O begin and end, per kind: earliest and latest delay in ms of the scenario. */
const consequences: Readonly<Record<string, { says: Saying; fails: [number, number]; heals: [number, number] }>> = {
  host: {
    says: { word: 'degraded', text: 'I/O wait: volumes of the central storage do not answer' },
    fails: [4_000, 12_000],
    heals: [1_000, 8_000],
  },
  database: {
    says: { word: 'down', text: 'data files cannot be read or written: I/O error' },
    fails: [5_000, 15_000],
    heals: [6_000, 18_000],
  },
  'app-server': {
    says: { word: 'down', text: 'no connection to the database' },
    fails: [8_000, 22_000],
    heals: [14_000, 30_000],
  },
};
/** The third application server of each service still answers, from its cache. */
const cached: Saying = { word: 'degraded', text: 'database not reachable, cached pages only' };

const eduport: Readonly<Record<string, Saying>> = {
  broker: { word: 'down', text: 'message queue does not accept connections' },
  'mail-server': { word: 'degraded', text: 'messages are held back: broker not reachable' },
  'portal-server': { word: 'down', text: 'broker not reachable' },
  'directory-server': { word: 'degraded', text: 'replication stopped: broker not reachable' },
};

/** Prepares the day for these components. The result is pure: same instant and hardware, same sayings. */
export function writeScenario(components: readonly DemoComponent[]): (now: number, hardware: Hardware) => Sayings {
  const byId = new Map(components.map((component) => [component.id, component]));
  const onArray = dependents(components, arrayId);
  return (now, hardware) => (id) => {
    const component = byId.get(id);
    if (component === undefined) return ok;
    if (id === arrayId) return array(now, hardware);
    if (id === controllerIds.A) return controllerA(now, hardware);
    if (id === controllerIds.B) return controllerB(now, hardware);
    if (onArray.has(id)) return consequence(component, now, hardware);
    if (now >= day.eduportFails && now < day.eduportRestored) return eduport[component.kind] ?? ok;
    return ok;
  };
}

/** Everything that needs `id`, directly or through others. */
export function dependents(components: readonly DemoComponent[], id: string): Set<string> {
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { id: other, needs = [] } of components) {
      const names = needs.flatMap((need) => ('all' in need ? need.all : 'any' in need ? need.any : need.of));
      if (found.has(other) || !names.includes(next)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return found;
}

function controllerA(now: number, hardware: Hardware): Saying {
  switch (controllerAt(hardware, 'A', now)) {
    case 'empty':
      return { word: 'gone', text: 'slot empty' };
    case 'wrong-part':
      return { word: 'down', text: `part number not supported in this slot, ${sparePart.number} is required` };
    case 'faulty':
      return { word: 'down', text: 'hardware fault: I/O processor stopped, machine check 0x2F in bank 4' };
    case 'self-test':
      return { word: 'degraded', text: 'self-test running' };
    default:
      return ok;
  }
}

function controllerB(now: number, hardware: Hardware): Saying {
  const state = controllerAt(hardware, 'B', now);
  if (state === 'empty') return { word: 'gone', text: 'slot empty' };
  if (state === 'wrong-part') return { word: 'down', text: 'part number not supported in this slot' };
  if (state === 'faulty') return { word: 'down', text: 'hardware fault: I/O processor stopped' };
  const halted = haltedSince(hardware, now);
  if (halted !== undefined && now >= halted + 1_000) {
    return { word: 'degraded', text: 'takeover failed, data safe in the cache, I/O halted' };
  }
  if (isSyncing(now, hardware)) return { word: 'degraded', text: 'cache is being synchronised with controller A' };
  return state === 'self-test' ? { word: 'degraded', text: 'self-test running' } : ok;
}

function array(now: number, hardware: Hardware): Saying {
  const halted = haltedSince(hardware, now);
  if (halted !== undefined) {
    return now < halted + 1_500 ? ok : { word: 'down', text: 'I/O halted: no controller carries the volumes' };
  }
  if (isSyncing(now, hardware)) return { word: 'degraded', text: 'cache synchronisation, volumes not released yet' };
  if (controllerAt(hardware, 'B', now) !== 'ok') return { word: 'degraded', text: 'redundancy lost: controller B' };
  return ok;
}

function isSyncing(now: number, hardware: Hardware): boolean {
  const restored = restoredAt(hardware);
  return restored !== undefined && now >= (hardware.A.since ?? 0) + selfTestMs && now < restored;
}

function consequence(component: DemoComponent, now: number, hardware: Hardware): Saying {
  const course = consequences[component.kind];
  if (course === undefined) return ok;
  const says = component.kind === 'app-server' && component.id.endsWith('-3') ? cached : course.says;
  const halted = haltedSince(hardware, now) ?? hardware.haltedSince;
  if (halted === null || now < halted + within(course.fails, `${component.id} fails`)) return ok;
  if (haltedSince(hardware, now) !== undefined) return says;
  const restored = restoredAt(hardware);
  return restored !== undefined && now >= restored + within(course.heals, `${component.id} heals`) ? ok : says;
}

/** A delay within the range that is always the same for the same text. */
function within([least, most]: readonly [number, number], text: string): number {
  return Math.round(least + fraction(text) * (most - least));
}

/** FNV-1a of the text, as a number from 0 to below 1. */
export function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) / 2 ** 32;
}
