import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

/** A font file and what it covers. The name is the one under which the document knows it. */
export interface Face {
  name: string;
  bytes: Buffer;
  covers(codePoint: number): boolean;
}

/** Weights of IBM Plex Sans that documents use. */
export type Weight = 400 | 600;

/** The files that together cover Latin, Cyrillic and Greek; the first one that has a character draws it. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];
const require = createRequire(import.meta.url);

/** The faces of a weight, in the order in which they are tried. Throws where the fonts are not installed. */
export function loadFaces(weight: Weight): Face[] {
  return subsets.map((subset) => {
    const name = `ibm-plex-sans-${subset}-${weight}-normal`;
    const bytes = readFileSync(require.resolve(`@fontsource/ibm-plex-sans/files/${name}.woff`));
    const font = create(bytes);
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${name} is not a single font`);
    return { name, bytes, covers: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
  });
}
