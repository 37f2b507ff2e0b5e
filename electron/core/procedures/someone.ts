/** A person as entries name them: an id of the plant's people or a typed name, and the name in words. */
export interface Someone {
  person: string;
  name: string;
}

/** True where two entries mean one person: the same id, or the same name whatever its case, accents and word order. */
export function isSamePerson(one: Someone, other: Someone): boolean {
  const names = new Set([plain(one.person), plain(one.name)]);
  return names.has(plain(other.person)) || names.has(plain(other.name));
}

/** The words of a name in one order, without case, accents and punctuation. */
function plain(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
  return words.length === 0 ? name : words.join(' ');
}
