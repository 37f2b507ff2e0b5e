import type { Tables } from '../tables.ts';
/** Where two sets of rows say different things first. `path` leads into the row, '' is the row itself. */
export interface Difference {
  table: string;
  id: string;
  path: string;
  left: unknown;
  right: unknown;
}
/** Compares the rows that the log made, table by table, row by row, their order included. Undefined: all are equal. */
export declare function firstDifference(left: Tables, right: Tables): Difference | undefined;
