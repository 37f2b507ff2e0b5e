import type { Mark } from './state-mark.tsx';

/** One bar a minute (or whatever the caller counts); its height repeats the state. null is a time without data. */
export function HealthStrip({ bars, label }: { bars: readonly { key: string; mark: Mark | null }[]; label: string }) {
  return (
    <div className="health-strip" role="img" aria-label={label}>
      {bars.map((bar) => (
        <i key={bar.key} className={bar.mark ?? 'none'} />
      ))}
    </div>
  );
}
