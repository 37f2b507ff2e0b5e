import { failingPart, part, partnerPart } from './parts.ts';
import { at, type DemoComponent, numbered } from './plant-component.ts';

/** The array's ids that the scenario speaks about. */
export const arrayId = 'storage-array';
export const controllerIds = { A: 'storage-ctl-a', B: 'storage-ctl-b' } as const;
const driveCount = 24;
/** Drives that have to work: the volumes survive the loss of two. */
const drivesNeeded = 22;

const central = { de: 'zentrales Speichersystem', en: 'central storage system' };
const archive = { de: 'Archivspeicher', en: 'archive storage' };
const backup = { de: 'Sicherungsspeicher', en: 'backup storage' };
const eduport = { de: 'eduPort-Plattform', en: 'eduPort platform' };

const feeds = (rack: string) => ({ any: [`pdu-${rack.slice(0, 1)}10-a`, `pdu-${rack.slice(0, 1)}10-b`] });

/** Racks 111, 112, 211 and 212. Only 212 holds the central storage system. */
export function storage(): DemoComponent[] {
  return [
    ...shelved('111', 'edu-storage', eduport, { de: 'eduPort-Speicher', en: 'eduPort storage' }),
    ...shelved('112', 'archive', archive, { de: 'Archivspeicher', en: 'Archive storage' }),
    ...shelved('211', 'backup', backup, { de: 'Sicherungsspeicher', en: 'Backup storage' }),
    fabricSwitch(1, '211', 39),
    fabricSwitch(2, '212', 41),
    ...centralStorage(),
  ];
}

function fabricSwitch(number: number, rack: string, u: number): DemoComponent {
  return {
    id: `fc-switch-${number}`,
    kind: 'fc-switch',
    name: numbered('FC-Switch', 'FC switch', number),
    location: at(rack, u),
    part: part('FS3 fabric switch', 'FS3-1824', number),
    needs: [feeds(rack)],
    priority: 1,
  };
}

/** A plain system: a management switch, a head with two controllers behind it, and ten shelves. */
function shelved(
  rack: string,
  id: string,
  system: { de: string; en: string },
  name: { de: string; en: string },
): DemoComponent[] {
  const controllers = ['a', 'b'].map((side) => `${id}-ctl-${side}`);
  const shelves = Array.from({ length: 10 }, (_, index) => `${id}-shelf-${index + 1}`);
  return [
    mgmtSwitch(rack, 42),
    {
      id,
      kind: 'storage-array',
      name,
      system,
      location: at(rack, 40),
      needs: [{ any: controllers }, { all: shelves }],
    },
    ...controllers.map(
      (controller, index): DemoComponent => ({
        id: controller,
        kind: 'storage-controller',
        name: numbered(`${name.de}, Controller`, `${name.en}, controller`, index === 0 ? 'A' : 'B'),
        system,
        location: at(rack, 37 - index * 2, 2, index === 0 ? 'A' : 'B'),
        part: part('SC5 I/O controller', 'SC5-3120', Number(rack) * 10 + index),
        needs: [feeds(rack)],
      }),
    ),
    ...shelves.map(
      (shelf, index): DemoComponent => ({
        id: shelf,
        kind: 'storage-shelf',
        name: numbered(`${name.de}, Einschub`, `${name.en}, shelf`, index + 1),
        system,
        location: at(rack, 31 - index * 3, 3),
        needs: [feeds(rack)],
        priority: 3,
      }),
    ),
  ];
}

function mgmtSwitch(rack: string, u: number): DemoComponent {
  return {
    id: `switch-${rack}`,
    kind: 'switch',
    name: numbered('Switch', 'Switch', rack),
    location: at(rack, u),
    needs: [feeds(rack)],
  };
}

/** Rack 212, from the top: switches, controllers, enclosure, six rows of four drives, fans, power supplies, batteries. */
function centralStorage(): DemoComponent[] {
  const rack = '212';
  const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
  const drives = count(driveCount);
  const supplies = { any: ['storage-psu-1', 'storage-psu-2'] };
  const small = (
    id: string,
    kind: string,
    name: DemoComponent['name'],
    location: DemoComponent['location'] & {},
    fru: DemoComponent['part'] & {},
  ): DemoComponent => ({ id, kind, name, system: central, location, part: fru, priority: 3 });
  return [
    mgmtSwitch(rack, 42),
    {
      id: arrayId,
      kind: 'storage-array',
      name: { de: 'Zentrales Speichersystem', en: 'Central storage system' },
      system: central,
      location: at(rack, 31, 4),
      part: part('SA7 enclosure', 'SA7-4400', 118),
      needs: [
        { any: [controllerIds.A, controllerIds.B] },
        supplies,
        { atLeast: 3, of: count(4).map((number) => `storage-fan-${number}`) },
        { atLeast: drivesNeeded, of: drives.map((number) => `storage-drive-${number}`) },
      ],
      priority: 1,
    },
    {
      id: controllerIds.A,
      kind: 'storage-controller',
      name: numbered('Speichercontroller', 'Storage controller', 'A'),
      system: central,
      location: at(rack, 38, 3, 'A'),
      part: { ...failingPart },
      needs: [supplies, { all: ['storage-battery-a'] }],
      priority: 1,
    },
    {
      id: controllerIds.B,
      kind: 'storage-controller',
      name: numbered('Speichercontroller', 'Storage controller', 'B'),
      system: central,
      location: at(rack, 35, 3, 'B'),
      part: { ...partnerPart },
      needs: [supplies, { all: ['storage-battery-b'] }],
      priority: 1,
    },
    ...drives.map((number) =>
      small(
        `storage-drive-${number}`,
        'drive',
        numbered('Laufwerk', 'Drive', number),
        at(rack, 27 - Math.floor((number - 1) / 4) * 3, 3, String(((number - 1) % 4) + 1)),
        part('DR7 3.8 TB', 'DR7-0384', 7100 + number),
      ),
    ),
    ...count(4).map((number) =>
      small(
        `storage-fan-${number}`,
        'fan',
        numbered('Lüfter', 'Fan', number),
        at(rack, 9, 2, String(number)),
        part('FN7 fan module', 'FN7-0040', 300 + number),
      ),
    ),
    ...count(2).map((number) => ({
      ...small(
        `storage-psu-${number}`,
        'psu',
        numbered('Netzteil', 'Power supply', number),
        at(rack, 6, 2, String(number)),
        part('PS7 1600 W', 'PS7-1600', 500 + number),
      ),
      needs: [{ all: [`pdu-210-${number === 1 ? 'a' : 'b'}`] }],
    })),
    ...(['a', 'b'] as const).map((side, index) =>
      small(
        `storage-battery-${side}`,
        'battery',
        numbered('Cache-Batterie', 'Cache battery', side.toUpperCase()),
        at(rack, 3, 2, String(index + 1)),
        part('BT7 cache battery', 'BT7-0087', 900 + index),
      ),
    ),
  ];
}
