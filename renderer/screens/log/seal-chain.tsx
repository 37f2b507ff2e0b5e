import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { addressOf, type Look } from './look.ts';

/** The entry between its neighbours in the chain, each with the beginning of its hash. It claims no check. */
export function SealChain(props: { entry: LogEntry; beside: readonly { seq: number; hash: string }[]; look: Look }) {
  const { entry, beside } = props;
  const text = useText().log.entry;
  const format = useFormat();
  const links = [...beside, entry].toSorted((a, b) => a.seq - b.seq);
  return (
    <section className="log-seals">
      <h3>{text.seal}</h3>
      <ol>
        {links.map(({ seq, hash }) => (
          <li key={seq} className={seq === entry.seq ? 'this' : undefined}>
            <i aria-hidden="true" />
            <div>
              {seq === entry.seq ? (
                <b>{text.title(format.number(seq))}</b>
              ) : (
                <a href={addressOf(props.look, seq)}>{text.title(format.number(seq))}</a>
              )}
              <span className="mono">{hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}</span>
            </div>
          </li>
        ))}
      </ol>
      {beside.length > 0 && links.at(-1)?.seq === entry.seq && <p className="sub">{text.newest}</p>}
      <details>
        <summary>{text.sealWhole}</summary>
        <span className="mono whole">{entry.hash}</span>
      </details>
    </section>
  );
}
