import type { Dictionary } from '../de/index.ts';

export const incidents: Dictionary['incidents'] = {};
