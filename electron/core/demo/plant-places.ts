import type { PlantFileInput } from '../plant/schema.ts';

type Sites = NonNullable<PlantFileInput['sites']>;
type Services = NonNullable<PlantFileInput['services']>;
type People = NonNullable<PlantFileInput['people']>;

/** Hamburg's seven districts: id and name. */
export const districts = [
  ['altona', 'Altona'],
  ['bergedorf', 'Bergedorf'],
  ['eimsbuettel', 'Eimsbüttel'],
  ['hamburg-mitte', 'Hamburg-Mitte'],
  ['hamburg-nord', 'Hamburg-Nord'],
  ['harburg', 'Harburg'],
  ['wandsbek', 'Wandsbek'],
] as const;

/** Reports speak of more than 300 general state schools; the demo has this many. */
const schools = 300;

export const siteGroups: NonNullable<PlantFileInput['siteGroups']> = [
  { id: 'districts', name: { de: 'Bezirke', en: 'Districts' } },
  { id: 'schools', name: { de: 'Schulen', en: 'Schools' }, summary: true },
];

/** District offices hang on one WAN link each, schools on either of two. */
export function sites(): Sites {
  const offices: Sites = districts.map(([id, name]) => ({
    id,
    name,
    group: 'districts',
    needs: [{ all: [`wan-${id}`] }],
  }));
  const many: Sites = Array.from({ length: schools }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return {
      id: `school-${number}`,
      name: { de: `Schule ${number}`, en: `School ${number}` },
      group: 'schools',
      needs: [{ any: ['wan-schools-1', 'wan-schools-2'] }],
    };
  });
  return [...offices, ...many];
}

/** The citizen services, with the short id that their databases and servers carry. */
export const registers = [
  { id: 'residents', name: { de: 'Einwohnerdaten', en: 'Resident registry' } },
  { id: 'foreigners', name: { de: 'Ausländerangelegenheiten', en: 'Foreigners’ office' } },
  { id: 'civil-registry', name: { de: 'Standesamt', en: 'Civil registry' } },
] as const;

/** The ids of the three eduPort services. */
export const eduportServices = ['eduport-mail', 'eduport-lessons', 'eduport-addresses'] as const;

/** Three citizen services at the districts, three eduPort services at the schools. */
export function services(): Services {
  const citizens: Services = registers.map(({ id, name }) => ({
    id,
    name,
    siteGroups: ['districts'],
    needs: [
      { any: ['lb-1', 'lb-2'] },
      { atLeast: 1, of: [`app-${id}-1`, `app-${id}-2`, `app-${id}-3`] },
      { any: [`db-${id}-1`, `db-${id}-2`] },
    ],
  }));
  const eduport: Services = [
    {
      id: 'eduport-mail',
      name: 'eduPort E-Mail',
      needs: [{ all: ['edu-broker'] }, { any: ['edu-mail-1', 'edu-mail-2', 'edu-mail-3'] }],
    },
    {
      id: 'eduport-lessons',
      name: { de: 'eduPort Unterricht', en: 'eduPort lessons' },
      needs: [{ all: ['edu-broker'] }, { any: ['edu-portal-1', 'edu-portal-2', 'edu-portal-3'] }],
    },
    {
      id: 'eduport-addresses',
      name: { de: 'eduPort Adressbücher', en: 'eduPort address books' },
      needs: [{ all: ['edu-broker'] }, { any: ['edu-directory-1', 'edu-directory-2'] }],
    },
  ];
  return [...citizens, ...eduport.map((service) => ({ ...service, siteGroups: ['schools'] }))];
}

/** The crew. Invented; nobody real is meant. */
export const people: People = [
  { id: 'voss', name: 'Katrin Voss', role: { de: 'Schichtleitung', en: 'Shift lead' }, badge: 'LS-1001' },
  { id: 'harms', name: 'Imke Harms', role: { de: 'Leitplatz', en: 'NOC desk' }, badge: 'LS-1002' },
  { id: 'luehrs', name: 'Tobias Lührs', role: { de: 'Leitplatz', en: 'NOC desk' }, badge: 'LS-1003' },
  { id: 'kaya', name: 'Mehmet Kaya', role: { de: 'Speicher-Bereitschaft', en: 'Storage on-call' }, badge: 'LS-2001' },
  { id: 'petersen', name: 'Jule Petersen', role: { de: 'Technik vor Ort', en: 'Technician' }, badge: 'LS-3001' },
  { id: 'reimers', name: 'Paul Reimers', role: { de: 'Pressestelle', en: 'Press desk' }, badge: 'LS-4001' },
];
