import { useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';

const rows = [38, 52, 30, 44, 40, 48];
const columns = [0, 1, 2, 3, 4, 5, 6];
const racks = Array.from({ length: 24 }, (_, index) => index);

/** A picture of the demo's wall in a few shapes: no values, because none have been measured yet. */
export function Preview() {
  const text = useText();
  return (
    <div className="preview" data-theme="wall" role="img" aria-label={text.welcome.preview}>
      <div className="preview-head">
        <Glyph name="mark" />
        <b>{text.frame.clear}</b>
      </div>
      <svg viewBox="0 0 776 268" aria-hidden="true">
        {rows.map((width, row) => (
          <g key={width} transform={`translate(0 ${row * 20})`}>
            <path className="rule" d="M0 19.5H776" />
            <rect className="label" y="6" width={width * 2.2} height="7" rx="1" />
            {row < 3 ? (
              columns.map((column) => (
                <g key={column} transform={`translate(${228 + column * 78} 0)`}>
                  <circle className="dot" cx="3" cy="9.5" r="2.2" />
                  <rect className="word" x="11" y="6.5" width="17" height="6" rx="1" />
                </g>
              ))
            ) : (
              <g transform="translate(228 0)">
                <circle className="dot" cx="3" cy="9.5" r="2.2" />
                <rect className="word" x="11" y="6.5" width="92" height="6" rx="1" />
              </g>
            )}
          </g>
        ))}
        {racks.map((rack) => (
          <g key={rack} transform={`translate(${rack * 31.6 + (rack > 11 ? 22 : 0)} 146)`}>
            <rect className="frame" width="27" height="122" rx="1" />
            {[0, 1, 2].map((line) => (
              <path
                key={line}
                className="part"
                d={
                  rack % 12 > 8 || rack % 12 === 0
                    ? `M3 ${6 + line * 38}h21M3 ${14 + line * 38}h21M3 ${22 + line * 38}h21M3 ${30 + line * 38}h21`
                    : `M5 ${5 + line * 38}v30M11 ${5 + line * 38}v30M17 ${5 + line * 38}v30M22.5 ${5 + line * 38}v30`
                }
              />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
