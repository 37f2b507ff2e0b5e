import type { Dictionary } from '../de/index.ts';

export const swaps: Dictionary['swaps'] = {};
