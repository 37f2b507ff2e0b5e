import { kindGroups, type SearchFilters, searchFiltersSchema } from '../../../electron/contract/models/search.ts';
import { longestSearch } from '../../../electron/contract/search.ts';

/** What somebody looks for in the log. It stands in the address, so that a link shows the same to others. */
export interface Look {
  text: string;
  filters: SearchFilters;
}

const lists = { kind: 'groups', actor: 'actors' } as const;
const single = ['component', 'service', 'incident'] as const;
const instants = ['from', 'to'] as const;

/** Reads the look out of an address. What does not fit is left out: links are typed and cut by people. */
export function readLook(query: URLSearchParams): Look {
  const filters: SearchFilters = {};
  const take = (part: Partial<SearchFilters>) => {
    const parsed = searchFiltersSchema.safeParse(part);
    if (parsed.success) Object.assign(filters, parsed.data);
  };
  const kinds = query.getAll('kind').filter((kind) => (kindGroups as readonly string[]).includes(kind));
  if (kinds.length > 0) take({ groups: [...new Set(kinds)] as NonNullable<SearchFilters['groups']> });
  if (query.has('actor')) take({ actors: query.getAll('actor').slice(0, 50) });
  for (const name of single) {
    const value = query.get(name);
    if (value !== null) take({ [name]: value });
  }
  for (const name of instants) {
    const at = Date.parse(query.get(name) ?? '');
    if (!Number.isNaN(at)) take({ [name]: at });
  }
  return { text: (query.get('q') ?? '').slice(0, longestSearch), filters };
}

/** The address of a look, and of one entry within it. */
export function addressOf({ text, filters }: Look, seq?: number | null): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  for (const [name, key] of Object.entries(lists)) for (const value of filters[key] ?? []) query.append(name, value);
  for (const name of single) if (filters[name] !== undefined) query.set(name, filters[name]);
  for (const name of instants) {
    const at = filters[name];
    if (at !== undefined) query.set(name, new Date(at).toISOString());
  }
  const path = seq === undefined || seq === null ? '#/log' : `#/log/${seq}`;
  const rest = query.toString();
  return rest === '' ? path : `${path}?${rest}`;
}

/** The seq in an address; null where there is none. */
export function readSeq(path: readonly string[]): number | null {
  const [part] = path;
  return part !== undefined && /^[1-9]\d{0,14}$/.test(part) ? Number(part) : null;
}

/** Filters without those that say nothing. */
export function withFilter(filters: SearchFilters, change: Partial<SearchFilters>): SearchFilters {
  const next = { ...filters, ...change };
  return Object.fromEntries(
    Object.entries(next).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as SearchFilters;
}

/** True where every entry fits. */
export function isEmptyLook({ text, filters }: Look): boolean {
  return text.trim() === '' && Object.keys(filters).length === 0;
}
