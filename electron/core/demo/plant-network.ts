import { part } from './parts.ts';
import { at, type DemoComponent, numbered } from './plant-component.ts';
import { districts } from './plant-places.ts';

const rooms = ['1', '2'] as const;

/** Racks 101 and 201: core and firewalls, WAN links, load balancers, names. */
export function network(): DemoComponent[] {
  return rooms.flatMap((room) => networkOf(room));
}

function networkOf(room: string): DemoComponent[] {
  const rack = `${room}01`;
  const power = { any: [`pdu-${room}10-a`, `pdu-${room}10-b`] };
  const [coreA, coreB] = room === '1' ? [1, 2] : [3, 4];
  const cores = { any: [`core-switch-${coreA}`, `core-switch-${coreB}`] };
  const big = (id: string, kind: string, name: DemoComponent['name'], u: number): DemoComponent => ({
    id,
    kind,
    name,
    location: at(rack, u, 2),
    needs: [power],
  });
  const thin = links(room).map(
    ([id, kind, name], index): DemoComponent => ({
      id,
      kind,
      name,
      location: at(rack, 34 - index),
      needs: [power, cores],
    }),
  );
  return [
    {
      id: `router-${room}`,
      kind: 'router',
      name: numbered('Internet-Router', 'Internet router', room),
      location: at(rack, 41),
      needs: [power],
    },
    {
      id: `firewall-${room}`,
      kind: 'firewall',
      name: numbered('Firewall', 'Firewall', room),
      location: at(rack, 40),
      needs: [power],
    },
    {
      ...big(`core-switch-${coreA}`, 'core-switch', numbered('Kern-Switch', 'Core switch', coreA ?? ''), 38),
      part: part('CS9 core switch', 'CS9-2210', coreA ?? 0),
      priority: 1,
    },
    {
      ...big(`core-switch-${coreB}`, 'core-switch', numbered('Kern-Switch', 'Core switch', coreB ?? ''), 36),
      part: part('CS9 core switch', 'CS9-2210', coreB ?? 0),
      priority: 1,
    },
    ...thin,
    big(`auth-${room}`, 'server', numbered('Anmeldeserver', 'Sign-on server', room), 24),
    big(`mgmt-${room}`, 'server', numbered('Verwaltungsserver', 'Management server', room), 22),
  ];
}

type Link = readonly [id: string, kind: string, name: DemoComponent['name']];

/** The eight thin devices of a network rack, from the top. */
function links(room: string): Link[] {
  const near = room === '1' ? districts.slice(0, 4) : districts.slice(4);
  return [
    ...near.map(([id, name]): Link => [`wan-${id}`, 'wan-link', numbered('WAN', 'WAN', name)]),
    [`wan-schools-${room}`, 'wan-link', numbered('Schulnetz-Anbindung', 'School network link', room)],
    [`lb-${room}`, 'load-balancer', numbered('Lastverteiler Bürgerdienste', 'Load balancer citizen services', room)],
    [`edu-lb-${room}`, 'load-balancer', numbered('Lastverteiler eduPort', 'Load balancer eduPort', room)],
    [`dns-${room}`, 'name-server', numbered('Nameserver', 'Name server', room)],
    ...(room === '2' ? [['time-1', 'time-server', numbered('Zeitserver', 'Time server', 1)] as const] : []),
  ];
}

/** Racks 110 and 210: four UPS modules, of which three carry the room, and two distribution panels. */
export function power(): DemoComponent[] {
  return rooms.flatMap((room) => {
    const rack = `${room}10`;
    const modules = [1, 2, 3, 4].map((number) => `ups-${rack}-${number}`);
    return [
      ...['a', 'b'].map(
        (side, index): DemoComponent => ({
          id: `pdu-${rack}-${side}`,
          kind: 'pdu',
          name: numbered('Stromverteilung', 'Power distribution', `${rack}-${side.toUpperCase()}`),
          location: at(rack, 37 - index * 5, 5),
          needs: [{ atLeast: 3, of: modules }],
        }),
      ),
      ...modules.map(
        (id, index): DemoComponent => ({
          id,
          kind: 'ups',
          name: numbered('USV', 'UPS', `${rack}-${index + 1}`),
          location: at(rack, 25 - index * 7, 7),
          part: part('UP4 power module', 'UP4-2207', Number(room) * 10 + index),
        }),
      ),
    ];
  });
}
