import { useText } from '../../i18n/react.ts';

const ticks = Array.from({ length: 61 }, (_, second) => second);

/** The first minute on the seconds ruler: what has happened by when. */
export function MinuteRuler() {
  const text = useText().welcome.minute;
  const labels = [
    [0, text.start],
    [10, text.answered],
    [30, text.asked],
  ] as const;
  return (
    <svg className="minute-ruler" viewBox="0 0 790 56" role="img" aria-label={text.label}>
      {ticks.map((second) => {
        const named = labels.some(([at]) => at === second) || second === 60;
        const height = named ? 26 : second % 15 === 0 ? 26 : second % 5 === 0 ? 16 : 9;
        return (
          <rect
            key={second}
            className={named ? 'named' : undefined}
            x={second * 13.1}
            y={30 - height}
            width={named ? 2 : 1.4}
            height={height}
          />
        );
      })}
      {labels.map(([second, label]) => (
        <text key={second} x={second * 13.1} y="50">
          <tspan fontWeight="600">{second} s</tspan> {label}
        </text>
      ))}
    </svg>
  );
}
