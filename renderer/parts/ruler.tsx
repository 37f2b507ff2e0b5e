const ticks = Array.from({ length: 60 }, (_, second) => second);

/** Sixty ticks; those up to the current second are lit. `second` is null while the screen hears nothing: the ruler is dark. */
export function Ruler({ second }: { second: number | null }) {
  return (
    <div className="ruler" aria-hidden="true">
      {ticks.map((tick) => (
        <i key={tick} className={second === null || tick > second ? undefined : tick === second ? 'now' : 'on'} />
      ))}
    </div>
  );
}
