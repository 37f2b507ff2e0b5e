import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useClock, useConnection, useSystem } from '../../stores/react.ts';

/** What the console knows of the chain, and no more: verified only where it was, and when. */
export function ChainState({ newest }: { newest: { seq: number; hash: string } | undefined }) {
  const text = useText().log.chain;
  const format = useFormat();
  const system = useSystem();
  const entries = useConnection((connection) => connection.logSeq);
  const hour = useClock((clock) => Math.floor(clock.now / 3_600_000) * 3_600_000);
  const check = system?.verification;
  const seal = newest === undefined ? '' : text.link(format.number(newest.seq), sealOf(newest.hash));

  if (check?.state === 'damaged' || system?.mismatch !== undefined) {
    return (
      <div className="log-chain broken" role="alert">
        <Glyph name="link" />
        <div className="name">
          <b>{text.broken}</b>
          <small dir="auto">{check?.state === 'damaged' ? check.message : seal}</small>
        </div>
      </div>
    );
  }
  const { title, detail } = (() => {
    if (check?.state === 'good' && check.at !== undefined && check.entries !== undefined) {
      return {
        title: text.verified(check.entries),
        detail: text.verifiedAt(format.exact(check.at, hour), Math.max(0, entries - check.entries)),
      };
    }
    if (check?.state === 'running') return { title: text.running(entries), detail: seal };
    if (check?.state === 'failed') return { title: text.unverified(entries), detail: text.failed };
    return { title: text.unverified(entries), detail: text.notYet };
  })();
  return (
    <div className="log-chain" title={`${detail}. ${seal}`}>
      <Glyph name="link" />
      <div>
        <b>{title}</b>
        <small>{detail}</small>
      </div>
    </div>
  );
}

/** The beginning of a hash, as lists show it. */
export function sealOf(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 6)}`;
}
