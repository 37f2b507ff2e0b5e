import { useSyncExternalStore } from 'react';

/** Where the address points: `#/incidents/INC-1?alarm=a` is path ['incidents', 'INC-1'] with a query. */
export interface Route {
  path: readonly string[];
  query: URLSearchParams;
}

/** Reads the part of an address after '#'. What cannot be decoded is taken as it is written. */
export function parseHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const parts = path.split('/').filter((part) => part !== '');
  return { path: parts.map(decoded), query: new URLSearchParams(query) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a screen, for links: `linkTo('incidents', id)`. */
export function linkTo(...path: string[]): string {
  return `#/${path.map(encodeURIComponent).join('/')}`;
}

/** Goes to a screen. */
export function navigate(...path: string[]): void {
  window.location.hash = linkTo(...path);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The current route; renders again when the address changes. */
export function useRoute(): Route {
  return parseHash(useSyncExternalStore(subscribe, () => window.location.hash));
}
