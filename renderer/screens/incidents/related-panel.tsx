import type { Incident, Judgement } from '../../../electron/contract/models/incident.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { linkTo } from '../../route.ts';
import { useRow } from '../../stores/react.ts';
import { LongText } from './long-text.tsx';
import { Section } from './section.tsx';
import { causeGlyphs } from './track-glyphs.ts';
import { restoredAt } from './track-rules.ts';
import { useHour } from './use-hour.ts';

/** How many other incidents without a judgement are named. */
const mostOpen = 3;

/** Other incidents: what was judged about them, and the open ones about which nobody has judged. */
export function RelatedPanel(props: {
  incident: Incident;
  others: readonly Incident[];
  onJudge: (other: string) => void;
}) {
  const text = useText().incidents;
  const { judgements } = props.incident;
  const unjudged = props.others.filter(
    (other) => other.closed === undefined && !judgements.some((judgement) => judgement.incident === other.id),
  );
  return (
    <Section className="area-related" title={text.related} aside={text.judged(judgements.length)}>
      {judgements.length + unjudged.length === 0 && <p className="sub">{text.noOthers}</p>}
      {judgements.toReversed().map((judgement) => (
        <Judged key={judgement.incident} judgement={judgement} onJudge={props.onJudge} />
      ))}
      {unjudged.slice(0, mostOpen).map((other) => (
        <div key={other.id} className="judgement">
          <h3>
            <a href={linkTo('incidents', other.id)} dir="auto">
              {other.title}
            </a>
            <span className="judgement-stamp open">{text.notJudged}</span>
          </h3>
          <Tracks incident={other} />
          <button type="button" className="quiet-button" onClick={() => props.onJudge(other.id)}>
            {text.judge}
          </button>
        </div>
      ))}
      {unjudged.length > mostOpen && <p className="sub">{text.more(unjudged.length - mostOpen)}</p>}
    </Section>
  );
}

function Judged({ judgement, onJudge }: { judgement: Judgement; onJudge: (other: string) => void }) {
  const text = useText().incidents;
  const format = useFormat();
  const today = useHour();
  const other = useRow('incident', judgement.incident);
  return (
    <div className="judgement">
      <h3>
        <a href={linkTo('incidents', judgement.incident)} dir="auto">
          {other?.title ?? judgement.incident}
        </a>
        <span className="judgement-stamp">
          <Glyph name={judgement.verdict} />
          {text.verdict[judgement.verdict]}
        </span>
      </h3>
      {other !== undefined && <Tracks incident={other} />}
      <dl>
        <dt>{text.judgedBy}</dt>
        <dd>
          <bdi>{judgement.by}</bdi>, {format.moment(judgement.at, today)}
        </dd>
        <dt>{text.because}</dt>
        <dd>
          <LongText text={judgement.because} />
        </dd>
      </dl>
      <button type="button" className="quiet-button" onClick={() => onJudge(judgement.incident)}>
        {text.judgeAgain}
      </button>
    </div>
  );
}

function Tracks({ incident }: { incident: Incident }) {
  const text = useText();
  const format = useFormat();
  const today = useHour();
  const restored = restoredAt(incident);
  return (
    <dl>
      <dt>{text.incidents.serviceTrack}</dt>
      <dd>
        <Glyph name={restored === undefined ? 'ring' : 'disc'} />
        {text.states.service[incident.service.state]}
        {restored !== undefined && ` ${format.moment(restored, today)}`},{' '}
        {text.incidents.since(format.moment(incident.since, today))}
      </dd>
      <dt>{text.incidents.causeTrack}</dt>
      <dd>
        <Glyph name={causeGlyphs[incident.cause.state]} />
        {text.states.cause[incident.cause.state]}
      </dd>
    </dl>
  );
}
