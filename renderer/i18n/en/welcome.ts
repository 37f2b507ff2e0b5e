import type { Dictionary } from '../de/index.ts';

export const welcome: Dictionary['welcome'] = {};
