/** What a browser remembers of this desk. Storage may be forbidden or full: then it is remembered until the page closes. */
export interface Memory {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** localStorage where it works, otherwise this page's own memory. */
export function browserMemory(storage: () => Storage): Memory {
  const own = new Map<string, string>();
  return {
    read(key) {
      try {
        return storage().getItem(`leitstand.${key}`) ?? own.get(key) ?? null;
      } catch {
        return own.get(key) ?? null;
      }
    },
    write(key, value) {
      own.set(key, value);
      try {
        storage().setItem(`leitstand.${key}`, value);
      } catch {
        // Kept in `own`; the choice is lost with the page, which the next visitor sees and repeats.
      }
    },
  };
}
