import type { ConsoleError } from '../../../electron/contract/errors.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Attention } from '../../parts/panel.tsx';
import { useClock, useLanguage } from '../../stores/react.ts';

/** A refusal beside what was typed: what happened and what to do in the screen's language, and the facts of the case. */
export function Refusal({ error }: { error: ConsoleError | null }) {
  const text = useText();
  const format = useFormat();
  const [language] = useLanguage();
  const now = useClock((clock) => clock.now);
  if (error === null) return null;
  const { by, at, missing, incident, alarm } = error.details ?? {};
  const facts = [
    typeof alarm === 'string' && typeof incident === 'string' ? text.incidents.belongsTo(incident) : undefined,
    typeof by === 'string' && typeof at === 'number' ? text.incidents.alreadyBy(by, format.moment(at, now)) : undefined,
    missing === 'both' || missing === 'service' || missing === 'cause' ? text.incidents.missing[missing] : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <div className="incident-refusal">
      <Attention title={text.errors[error.kind].what}>
        <p>{text.errors[error.kind].next}</p>
        {facts.map((fact) => (
          <p key={fact} dir="auto">
            {fact}
          </p>
        ))}
        {(facts.length === 0 || language === 'en') && (
          <p className="sub" dir="auto" lang="en">
            {error.message}
          </p>
        )}
      </Attention>
    </div>
  );
}
