/** The health formats that the demo speaks, by the names that a plant file has for them. */
export type Dialect = 'health+json' | 'spring' | 'status';

const byKind: Readonly<Record<string, Dialect>> = {
  'storage-controller': 'health+json',
  'storage-array': 'health+json',
  host: 'health+json',
  drive: 'health+json',
  psu: 'health+json',
  fan: 'health+json',
  battery: 'health+json',
  'mail-server': 'health+json',
  'directory-server': 'health+json',
  database: 'spring',
  'portal-server': 'spring',
  broker: 'spring',
  server: 'spring',
};

/**
 * Which format a component's endpoint speaks. The third application server of each service is of another make than its
 * sisters; whatever is not listed answers with a plain status code. Spring and plain status know no 'degraded'.
 */
export function dialectOf({ id, kind }: { id: string; kind: string }): Dialect {
  if (kind === 'app-server') return id.endsWith('-3') ? 'health+json' : 'spring';
  return byKind[kind] ?? 'status';
}
