/** Names as small numbers: each new one gets the next code. */
export class Names {
  readonly #codes = new Map<string, number>();
  readonly #names: string[] = [];

  /** The code of a name, a new one for a name that was not seen before. */
  codeOf(name: string): number {
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    this.#codes.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  /** The name of a code that was given. */
  nameOf(code: number): string {
    return this.#names[code] ?? '';
  }

  /** For each code whether its name is one of these: 1 or 0. */
  marksOf(names: readonly string[]): Uint8Array {
    const marks = new Uint8Array(this.#names.length);
    for (const name of names) {
      const code = this.#codes.get(name);
      if (code !== undefined) marks[code] = 1;
    }
    return marks;
  }

  /** For each code whether its name fits: 1 or 0. */
  marks(fits: (name: string) => boolean): Uint8Array {
    return Uint8Array.from(this.#names, (name) => (fits(name) ? 1 : 0));
  }
}
