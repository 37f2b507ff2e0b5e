import { type GlyphName, glyphs } from './glyphs.tsx';

/** A drawing in the size and colour of its text. Decoration only: the word beside it says the same. */
export function Glyph({ name, className }: { name: GlyphName; className?: string }) {
  return (
    <svg className={className === undefined ? 'glyph' : `glyph ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      {glyphs[name]}
    </svg>
  );
}
