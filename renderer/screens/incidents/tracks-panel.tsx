import { causeTrack, type Incident, serviceTrack } from '../../../electron/contract/models/incident.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import type { GlyphName } from '../../parts/glyphs.tsx';
import { useCommand } from '../../stores/react.ts';
import { LongText } from './long-text.tsx';
import { Section } from './section.tsx';
import { causeGlyphs, serviceGlyphs } from './track-glyphs.ts';
import { missingToClose, type TrackName } from './track-rules.ts';
import { useHour } from './use-hour.ts';

/** The two tracks, which advance separately, what was said last about each, and the gate to closing. */
export function TracksPanel({ incident }: { incident: Incident }) {
  const text = useText().incidents;
  const send = useCommand();
  const missing = missingToClose(incident);
  const said = [
    { glyph: causeGlyphs[incident.cause.state], words: incident.cause.reached[incident.cause.state]?.text },
    { glyph: 'change' as const, words: incident.service.reached[incident.service.state]?.text },
  ].filter(({ words }) => words !== undefined && words !== '');
  return (
    <Section className="area-tracks" title={text.tracks} aside={text.bothFirst}>
      <Track incident={incident} track="service" label={text.serviceTrack} />
      <Track incident={incident} track="cause" label={text.causeTrack} />
      {said.length > 0 && (
        <div className="incident-said">
          {said.map(({ glyph, words }) => (
            <div key={glyph}>
              <Glyph name={glyph} />
              <LongText text={words ?? ''} />
            </div>
          ))}
        </div>
      )}
      {incident.closed === undefined && (
        <div className="close-gate">
          <Button
            glyph="disc"
            locked={missing === null ? undefined : text.missing[missing]}
            onPress={() => void send('incident.close', { incident: incident.id }, { done: text.closedNow })}
          >
            {text.close}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Track({ incident, track, label }: { incident: Incident; track: TrackName; label: string }) {
  const text = useText().incidents;
  const format = useFormat();
  const today = useHour();
  const states =
    track === 'service'
      ? serviceTrack.map((state) => ({
          state,
          glyph: serviceGlyphs[state] as GlyphName,
          word: text.serviceState[state],
          missing: state === 'workaround' ? text.none : text.notYet,
        }))
      : causeTrack.map((state) => ({
          state,
          glyph: causeGlyphs[state] as GlyphName,
          word: text.causeState[state],
          missing: text.notYet,
        }));
  const { state: current, reached } = incident[track];
  const place = states.findIndex(({ state }) => state === current);
  return (
    <dl className="incident-track">
      <dt>{label}</dt>
      {states.map(({ state, glyph, word, missing }, index) => {
        const milestone = reached[state];
        const here = index === place;
        const name = [
          milestone !== undefined && 'reached',
          index < place && 'passed',
          here && 'current',
          here && state === 'down' && 'down',
          here && state === 'workaround' && 'degraded',
        ];
        return (
          <dd key={state} className={name.filter(Boolean).join(' ')} aria-current={here ? 'step' : undefined}>
            <Glyph name={milestone === undefined ? 'ring' : glyph} />
            <b>{word}</b>
            {milestone === undefined ? (
              <span>{missing}</span>
            ) : (
              <span>
                {state === 'down' ? text.since(format.exact(milestone.at, today)) : format.moment(milestone.at, today)}
                {index > 0 && (
                  <>
                    , <bdi>{milestone.by}</bdi>
                  </>
                )}
              </span>
            )}
          </dd>
        );
      })}
    </dl>
  );
}
