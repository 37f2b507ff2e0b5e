import type { StepProgress } from '../../../electron/contract/models/swap.ts';
import { useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useRowMap } from '../../stores/react.ts';
import { plainLabel, tailOf } from './label.ts';
import type { Scene } from './use-scene.ts';

type Compared = NonNullable<StepProgress['compared']>;

/** What was scanned instead, what is safe, what to do: the amber banner of a blocked step. */
export function MismatchBanner({ compared, scene }: { compared: Compared; scene: Scene }) {
  const text = useText().swaps.compare;
  const owner = useOwner(compared, scene);
  const { wrong } = text;
  const isSpareStep = scene.step.kind === 'compare' && scene.step.against === 'spare';
  const words =
    compared.identifiedAs === 'unknown'
      ? owner === undefined
        ? wrong.unknown
        : wrong.elsewhere(owner)
      : isSpareStep && compared.identifiedAs === 'spare'
        ? wrong.number
        : wrong[compared.identifiedAs];
  return (
    <section className="mismatch" role="alert">
      <Glyph name="abort" />
      <div>
        <b className="name">{words.title}</b>
        <p>{words.text}</p>
      </div>
    </section>
  );
}

/** A part of another slot: the plant and the log know whose it is. */
function useOwner(compared: Compared, scene: Scene): string | undefined {
  const components = useRowMap('component');
  const parts = useRowMap('part');
  if (compared.identifiedAs !== 'unknown') return undefined;
  const wanted = plainLabel(compared.scanned);
  for (const component of components.values()) {
    const part = parts.get(component.id)?.part ?? component.part;
    if (part !== undefined && plainLabel(part.serial) === wanted) return scene.nameOf(component.id);
  }
  return undefined;
}

/** Which of the three parts of this swap it is, and which it is not. */
export function Identified({ compared, scene }: { compared: Compared; scene: Scene }) {
  const text = useText().swaps.compare;
  const { swap, own, partner } = scene;
  const parts = [
    { id: 'spare', serial: swap.spare?.serial },
    { id: 'partner', serial: partner?.part?.serial },
    { id: 'installed', serial: own.part?.serial },
  ] as const;
  return (
    <ul className="identified">
      {parts.map(({ id, serial }) => {
        const isIt = compared.identifiedAs === id && (id !== 'spare' || serial !== undefined);
        const tail = serial === undefined ? undefined : tailOf(serial);
        return (
          <li key={id} className={isIt ? 'is' : undefined}>
            {isIt ? <Glyph name="check" /> : <i aria-hidden="true" />}
            <div>
              <b>{text.is[id][isIt ? 0 : 1]}</b>
              <span>{tail !== undefined ? text.endsIn(tail) : id === 'spare' ? text.notScanned : text.noPart}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
