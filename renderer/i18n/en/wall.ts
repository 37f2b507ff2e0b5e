import type { Dictionary } from '../de/index.ts';

export const wall: Dictionary['wall'] = {};
