import { stringify } from 'yaml';
import type { PlantFileInput } from '../plant/schema.ts';
import { dialectOf } from './dialect.ts';
import type { DemoComponent } from './plant-component.ts';
import { compute } from './plant-compute.ts';
import { network, power } from './plant-network.ts';
import { people, services, siteGroups, sites } from './plant-places.ts';
import { software } from './plant-software.ts';
import { storage } from './plant-storage.ts';

/** Kinds that are looked at every 5 s; the rest every 10 s. */
const watchedClosely = new Set([
  'storage-controller',
  'storage-array',
  'fc-switch',
  'core-switch',
  'database',
  'app-server',
  'broker',
  'load-balancer',
  'wan-link',
]);

/** Every component of the demo data center, in the order in which the wall draws them. */
export function demoComponents(): DemoComponent[] {
  return [...network(), ...compute(), ...power(), ...storage(), ...software()];
}

/** The demo's plant, watched at `origin` (for example `http://127.0.0.1:4711`). */
export function demoPlant(origin: string): PlantFileInput {
  const components = demoComponents();
  return {
    version: 1,
    name: { de: 'Rechenzentrum, Räume 1 und 2', en: 'Data center, rooms 1 and 2' },
    timeZone: 'Europe/Berlin',
    defaults: { interval: '10s', timeout: '2s' },
    people,
    siteGroups,
    sites: sites(),
    services: services(),
    rooms: ['1', '2'].map((room) => ({
      id: room,
      name: { de: `Raum ${room}`, en: `Room ${room}` },
      racks: Array.from({ length: 12 }, (_, index) => ({
        id: `${room}${String(index + 1).padStart(2, '0')}`,
        units: 42,
        role: roleOf(index + 1),
      })),
    })),
    components,
    endpoints: components.map((component) => ({
      id: `${component.id}.http`,
      component: component.id,
      probe: 'http',
      url: `${origin}/health/${component.id}`,
      format: dialectOf(component),
      expect: [200],
      interval: watchedClosely.has(component.kind) ? '5s' : '10s',
      timeout: '2s',
    })),
  };
}

/** The plant as a file: what the console loads, and what a person can read. */
export function demoPlantText(origin: string): string {
  return stringify(demoPlant(origin), { lineWidth: 0, aliasDuplicateObjects: false });
}

function roleOf(number: number): { de: string; en: string } {
  if (number === 1) return { de: 'Netz', en: 'Network' };
  if (number <= 9) return { de: 'Rechenknoten', en: 'Compute nodes' };
  if (number === 10) return { de: 'USV', en: 'UPS' };
  return { de: 'Speicher', en: 'Storage' };
}
