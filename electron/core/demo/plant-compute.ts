import { part } from './parts.ts';
import { at, type DemoComponent, numbered, roomOf } from './plant-component.ts';

const racks = ['1', '2'].flatMap((room) => [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${room}0${number}`));
const blades = 12;

/** How many hosts of a rack, from the first, keep a register's volumes on the central storage. */
export const registerHosts: Readonly<Record<string, number>> = { '203': 8, '204': 6, '206': 6, '208': 2 };
/** Racks of the eduPort platform: own hosts, own storage. */
const eduportRacks = new Set(['102', '103']);

/** The id of a host, counted from 1 within its rack. */
export function hostId(rack: string, number: number): string {
  return `host-${rack}-${number}`;
}

/** Racks 102 to 109 and 202 to 209: a switch, a power strip, and two chassis with three rows of four blades. */
export function compute(): DemoComponent[] {
  return racks.flatMap((rack) => rackOf(rack));
}

function rackOf(rack: string): DemoComponent[] {
  const room = roomOf(rack);
  const cores = room === '1' ? ['core-switch-1', 'core-switch-2'] : ['core-switch-3', 'core-switch-4'];
  const power = { all: [`pdu-${rack}`] };
  return [
    {
      id: `switch-${rack}`,
      kind: 'switch',
      name: numbered('Switch', 'Switch', rack),
      location: at(rack, 42),
      needs: [power, { any: cores }],
    },
    {
      id: `pdu-${rack}`,
      kind: 'pdu',
      name: numbered('Stromleiste', 'Power strip', rack),
      location: at(rack, 41),
      needs: [{ any: [`pdu-${room}10-a`, `pdu-${room}10-b`] }],
    },
    chassis(rack, 1, 40),
    ...row(rack, 1, 30, 1),
    ...row(rack, 5, 20, 1),
    chassis(rack, 2, 19),
    ...row(rack, 9, 9, 2),
  ];
}

function chassis(rack: string, number: number, u: number): DemoComponent {
  return {
    id: `chassis-${rack}-${number}`,
    kind: 'chassis-io',
    name: numbered('E/A-Modul', 'I/O module', `${rack}-${number}`),
    location: at(rack, u),
    needs: [{ all: [`switch-${rack}`, `pdu-${rack}`] }],
  };
}

function row(rack: string, from: number, u: number, chassisNumber: number): DemoComponent[] {
  return [0, 1, 2, 3].map((index): DemoComponent => {
    const number = from + index;
    return {
      id: hostId(rack, number),
      kind: 'host',
      name: numbered('Rechenknoten', 'Compute node', `${rack}-${number}`),
      location: at(rack, u, 10, String(index + 1)),
      part: part('HB2 blade', 'HB2-3101', Number(rack) * blades + number),
      needs: [{ all: [`chassis-${rack}-${chassisNumber}`] }, ...storageOf(rack, number)],
      priority: 3,
    };
  });
}

function storageOf(rack: string, number: number): NonNullable<DemoComponent['needs']> {
  if (eduportRacks.has(rack)) return [{ all: ['edu-storage'] }];
  const fabric = { any: ['fc-switch-1', 'fc-switch-2'] };
  return number <= (registerHosts[rack] ?? 0) ? [fabric, { all: ['storage-array'] }] : [fabric];
}
