import type { QueryInput, QueryName, QueryOutput } from '../contract/queries.ts';
import type { Exporting } from './log/export/door.ts';
import type { LogReader } from './log/log.ts';
import type { LogSearch } from './log/search/search.ts';
import type { ReadTables } from './tables.ts';

/** What an answer may look at. Nothing of it can be changed from here. */
export interface Asked {
  log: LogReader;
  tables: ReadTables;
  search: LogSearch;
  exporting: Exporting;
}

/** How a noun answers its queries: from the checked input, nothing is changed. */
export type Answers<Name extends QueryName> = {
  [Each in Name]: (input: QueryInput<Each>, asked: Asked) => QueryOutput<Each>;
};
