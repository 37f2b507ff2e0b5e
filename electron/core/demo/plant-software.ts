import { type DemoComponent, numbered } from './plant-component.ts';
import { hostId, registerHosts } from './plant-compute.ts';
import { registers } from './plant-places.ts';

/** Databases and servers: they run on hosts, so they have no place of their own in a rack. */
export function software(): DemoComponent[] {
  return [...registers.flatMap(({ id, name }, index) => register(id, name, index)), ...eduport()];
}

/** Two databases and three application servers of one citizen service, each on another host. */
function register(id: string, name: { de: string; en: string }, index: number): DemoComponent[] {
  const hosts = Object.entries(registerHosts).flatMap(([rack, count]) =>
    Array.from({ length: count }, (_, number) => hostId(rack, number + 1)),
  );
  const host = (number: number) => hosts[(index * 5 + number) % hosts.length] ?? hostId('203', 1);
  const databases = [1, 2].map((number) => `db-${id}-${number}`);
  return [
    ...databases.map(
      (database, number): DemoComponent => ({
        id: database,
        kind: 'database',
        name: numbered(`${name.de}, Datenbank`, `${name.en}, database`, number + 1),
        system: name,
        needs: [{ all: [host(number)] }],
        priority: 2,
      }),
    ),
    ...[1, 2, 3].map(
      (number): DemoComponent => ({
        id: `app-${id}-${number}`,
        kind: 'app-server',
        name: numbered(`${name.de}, Anwendungsserver`, `${name.en}, application server`, number),
        system: name,
        needs: [{ all: [host(number + 1)] }, { any: databases }],
      }),
    ),
  ];
}

/** eduPort: its own hosts in racks 102 and 103. Nothing here needs the central storage. */
function eduport(): DemoComponent[] {
  const system = { de: 'eduPort', en: 'eduPort' };
  const server = (id: string, kind: string, name: DemoComponent['name'], host: string): DemoComponent => ({
    id,
    kind,
    name,
    system,
    needs: [{ all: [host] }, { all: ['edu-broker'] }],
  });
  return [
    {
      id: 'edu-broker',
      kind: 'broker',
      name: { de: 'eduPort Nachrichtenverteiler', en: 'eduPort message broker' },
      system,
      needs: [{ any: [hostId('102', 1), hostId('103', 1)] }, { any: ['edu-lb-1', 'edu-lb-2'] }],
    },
    ...[1, 2, 3].map((number) =>
      server(
        `edu-mail-${number}`,
        'mail-server',
        numbered('eduPort Mailserver', 'eduPort mail server', number),
        hostId('102', number + 1),
      ),
    ),
    ...[1, 2, 3].map((number) =>
      server(
        `edu-portal-${number}`,
        'portal-server',
        numbered('eduPort Portalserver', 'eduPort portal server', number),
        hostId('103', number + 1),
      ),
    ),
    ...[1, 2].map((number) =>
      server(
        `edu-directory-${number}`,
        'directory-server',
        numbered('eduPort Verzeichnisserver', 'eduPort directory server', number),
        hostId(number === 1 ? '102' : '103', 6),
      ),
    ),
  ];
}
