/** A label as it is compared: blanks and case do not count. The console judges; this only draws what it judged. */
export function plainLabel(label: string): string {
  return label.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** One column of two rows of boxes. A character that one of the labels lacks is null. */
export interface Column {
  at: number;
  expected: string | null;
  scanned: string | null;
  same: boolean;
}

/** Puts two labels above each other, character by character. */
export function compareLabels(expected: string, scanned: string): Column[] {
  const [above, below] = [[...plainLabel(expected)], [...plainLabel(scanned)]];
  return Array.from({ length: Math.max(above.length, below.length) }, (_, at) => ({
    at,
    expected: above[at] ?? null,
    scanned: below[at] ?? null,
    same: above[at] === below[at],
  }));
}

/** What people say of a serial: its last group, or its last six characters. */
export function tailOf(serial: string): string {
  const plain = plainLabel(serial);
  const group = plain.split(/[-\s/]/).at(-1) ?? plain;
  return group.length >= 4 && group.length <= 8 ? group : plain.slice(-6);
}

/** True for the separators of a label, which get no box of their own. */
export function isSeparator(character: string): boolean {
  return /^[-–/._]$/.test(character);
}
