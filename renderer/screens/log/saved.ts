import { addressOf, type Look, readLook } from './look.ts';

/** A look that somebody at this desk named. `address` is the part after '#', as a link has it. */
export interface SavedLook {
  name: string;
  address: string;
}

const mostSaved = 50;
const longestName = 60;

/** Reads what this desk has saved. What is not readable is nothing: it comes from a browser's storage. */
export function readSaved(stored: string | null): SavedLook[] {
  try {
    const list: unknown = JSON.parse(stored ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.flatMap((each: unknown) => {
      if (typeof each !== 'object' || each === null || !('name' in each) || !('address' in each)) return [];
      const { name, address } = each;
      if (typeof name !== 'string' || typeof address !== 'string' || name === '') return [];
      return [{ name: name.slice(0, longestName), address: addressOf(lookOf(address)) }];
    });
  } catch {
    return [];
  }
}

/** The list with a look under a name; an older one of that name goes, and the oldest where there are too many. */
export function withSaved(list: readonly SavedLook[], name: string, look: Look): SavedLook[] {
  const trimmed = name.trim().slice(0, longestName);
  if (trimmed === '') return [...list];
  return [...list.filter((each) => each.name !== trimmed), { name: trimmed, address: addressOf(look) }].slice(
    -mostSaved,
  );
}

/** The look of an address. */
export function lookOf(address: string): Look {
  return readLook(new URLSearchParams(address.split('?', 2)[1] ?? ''));
}
