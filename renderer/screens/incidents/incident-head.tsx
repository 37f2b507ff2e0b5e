import type { Incident } from '../../../electron/contract/models/incident.ts';
import { elapsed } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import type { GlyphName } from '../../parts/glyphs.tsx';
import { useNow } from '../../stores/react.ts';
import { causeGlyphs } from './track-glyphs.ts';
import { restoredAt } from './track-rules.ts';
import { useHour } from './use-hour.ts';
import type { SwapOffer } from './use-swap-offer.ts';

/** The mark of an incident: its service while that is hurt, then its cause while that is open. */
export function incidentMark(incident: Incident): { glyph: GlyphName; state?: 'down' | 'degraded' } {
  if (incident.closed !== undefined) return { glyph: 'disc' };
  if (incident.service.state === 'down') return { glyph: 'down', state: 'down' };
  if (incident.service.state === 'workaround') return { glyph: 'degraded', state: 'degraded' };
  return { glyph: causeGlyphs[incident.cause.state] };
}

/** The head of an incident: what it is, who leads it, how long it has been, and what can be done. */
export function IncidentHead(props: {
  incident: Incident;
  swap: SwapOffer | null;
  onAdd: () => void;
  onState: () => void;
}) {
  const { incident, swap } = props;
  const text = useText().incidents;
  const format = useFormat();
  const hour = useHour();
  const { glyph, state } = incidentMark(incident);
  return (
    <header className="incident-head">
      <Glyph name={glyph} className={state === undefined ? 'incident-state' : `incident-state ${state}`} />
      <div className="incident-title">
        <h1 dir="auto" className={incident.title.length > 60 ? 'long' : undefined}>
          {incident.title}
        </h1>
        <p>
          {incident.id}, {format.day(incident.since)}. <bdi>{text.lead(incident.lead)}</bdi>,{' '}
          {text.declaredAt(format.moment(incident.declaredAt, hour))}
          {incident.closed !== undefined && (
            <bdi>, {text.closedBy(incident.closed.by, format.moment(incident.closed.at, hour))}</bdi>
          )}
        </p>
      </div>
      <Elapsed incident={incident} />
      <div className="incident-buttons">
        <Button kind="primary" size="tall" keyCap="N" onPress={props.onAdd}>
          {text.add}
        </Button>
        {swap !== null && (
          <Button size="tall" keyCap="W" onPress={swap.go}>
            {swap.running ? text.toSwap : text.startSwap}
          </Button>
        )}
        {incident.closed === undefined && (
          <Button size="tall" keyCap="S" onPress={props.onState}>
            {text.changeState}
          </Button>
        )}
      </div>
    </header>
  );
}

function Elapsed({ incident }: { incident: Incident }) {
  const text = useText().incidents;
  const format = useFormat();
  const now = useNow();
  const restored = restoredAt(incident);
  return (
    <div className="incident-elapsed">
      <b>{elapsed((restored ?? now) - incident.since)}</b>
      <span>
        {restored === undefined
          ? text.sinceFailure(format.exact(incident.since, now))
          : text.untilRestored(format.moment(restored, now))}
      </span>
    </div>
  );
}
