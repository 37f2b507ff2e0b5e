import type { ComponentType } from 'react';
import type { Dictionary } from '../i18n/dictionary.ts';
import type { Route } from '../route.ts';

/** What a screen is given: the rest of the address after its own path, and the query. */
export interface ScreenProps {
  path: readonly string[];
  query: Route['query'];
}

/** A screen of the console. `frame` says what stands around it: the desk's frame, or nothing. */
export interface Screen {
  /** The first part of the address: `#/incidents`. */
  id: string;
  /** The digit that opens it; null: it is not in the navigation. */
  key: string | null;
  title: (text: Dictionary) => string;
  theme: 'wall' | 'desk';
  frame: 'desk' | 'none';
  component: ComponentType<ScreenProps>;
}
