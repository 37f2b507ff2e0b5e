import type { RefObject } from 'react';
import type { Step } from '../../../electron/contract/models/swap.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { type Mark, StateMark } from '../../parts/state-mark.tsx';
import { useNow } from '../../stores/react.ts';
import { CompareWork } from './compare-work.tsx';
import { MismatchBanner } from './mismatch.tsx';
import { PeopleSlots } from './people-slots.tsx';
import { Refusal } from './refusal.tsx';
import type { Scene } from './use-scene.ts';
import type { SwapCommand } from './use-swap-command.ts';
import { statesOf } from './wording.ts';

/** The control that stands for hands in the demo: absent outside of it, and once the spare is in the slot. */
export interface DemoHands {
  insert(): void;
}

export interface WorkProps {
  scene: Scene;
  command: SwapCommand;
  entry: RefObject<HTMLInputElement | null>;
  /** Why nothing can be recorded now: blind, or a command under way. */
  locked: string | undefined;
  hands: DemoHands | undefined;
}

/** The work area: what to do now, and what it needs. */
export function Work(props: WorkProps) {
  const { scene } = props;
  const { step, progress, number, swap } = scene;
  const text = useText().swaps;
  const localized = useLocalized();
  const mismatch = progress.compared?.match === false ? progress.compared : undefined;
  return (
    <>
      <p className="step-of">{text.stepOf(number, swap.procedure.steps.length)}</p>
      <h2>{localized(step.title)}</h2>
      {mismatch === undefined ? (
        <p className="step-text">{localized(step.text)}</p>
      ) : (
        <MismatchBanner compared={mismatch} scene={scene} />
      )}
      <StepWork {...props} step={step} />
    </>
  );
}

function StepWork(props: WorkProps & { step: Step }) {
  const { scene, step } = props;
  switch (step.kind) {
    case 'confirm':
      return step.hands === undefined ? (
        <Place scene={scene} />
      ) : (
        <HandsWork {...props} hands={props.hands} doing={step.hands} />
      );
    case 'compare':
      return <CompareWork {...props} step={step} key={step.id} />;
    case 'two-person':
      return <ReleaseWork {...props} />;
    case 'wait-for-health':
      return <GateWork scene={scene} />;
  }
}

/** Two people say that it may be done. */
function ReleaseWork({ scene, command }: WorkProps) {
  const text = useText().swaps;
  const { swap, step } = scene;
  return (
    <PeopleSlots
      confirmations={scene.progress.confirmations}
      locked={scene.blind ? text.proceed.blind : undefined}
      refusal={command.error !== null && <Refusal error={command.error} swap={swap} onRead={command.read} />}
      onSecond={async (person) =>
        (await command.send('swap.confirm', { swap: swap.id, step: step.id, person })) !== undefined
      }
    />
  );
}

/** Where it is, and which part is to be sent back once it is out: what a person at the rack needs to read from afar. */
function Place({ scene }: { scene: Scene }) {
  const text = useText().swaps;
  const { removed } = scene.swap;
  const location = scene.own.component?.location;
  if (removed !== undefined)
    return <Plate title={text.remove.back} large={removed.serial} small={removed.number} mono />;
  if (location === undefined) return null;
  const place = [text.rack(location.rack), location.u === undefined ? undefined : text.unit(location.u)];
  const slot = location.slot === undefined ? undefined : text.slot(location.slot);
  return (
    <Plate
      title={scene.own.name}
      large={[...place, slot].filter((each) => each !== undefined).join(', ')}
      small={scene.own.part?.serial}
    />
  );
}

function Plate(props: { title: string; large: string | undefined; small: string | undefined; mono?: boolean }) {
  return (
    <section className="part-plate">
      <span>{props.title}</span>
      <b className={props.mono === true ? 'mono name' : 'name'}>{props.large}</b>
      <span>{props.small}</span>
    </section>
  );
}

/** Which part comes out or goes in, large enough to read from the rack. */
function HandsWork(props: WorkProps & { doing: 'remove' | 'insert' }) {
  const { scene, doing, hands, locked } = props;
  const text = useText().swaps;
  const part = doing === 'remove' ? scene.own.part : scene.swap.spare;
  const isRemoval = doing === 'remove';
  return (
    <>
      <Plate title={isRemoval ? text.remove.part : text.insert.part} large={part?.serial} small={part?.number} mono />
      {isRemoval && scene.partner !== undefined && (
        <p className="keep-in-place">
          <Glyph name="lock" />
          {text.remove.partner(scene.partner.name)}
        </p>
      )}
      {hands !== undefined && !isRemoval && (
        <div className="demo-control">
          <Button size="big" glyph="chip" locked={locked} lockedQuietly onPress={hands.insert}>
            {text.insert.demo}
          </Button>
          <span>{text.insert.demoWhy}</span>
        </div>
      )}
    </>
  );
}

/** What the plant has to say before the swap goes on. Nobody can press it open. */
function GateWork({ scene }: { scene: Scene }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const unlock = scene.guide?.unlocks[0];
  if (unlock === undefined) return null;
  const { gate } = text.swaps;
  const isCells = unlock.code === 'cells';
  const name = scene.nameOf(String(unlock.params.component ?? ''));
  const total = Number(unlock.params.total ?? 0);
  const of = [scene.own, scene.partner, scene.system].find((each) => each?.id === unlock.params.component);
  const mark: Mark = scene.stale ? 'unknown' : (of?.condition?.state ?? 'unknown');
  return (
    <section className="gate-work">
      <dl>
        <dt>{gate.needs}</dt>
        <dd>{isCells ? gate.cells(total) : gate.component(name, statesOf(unlock))}</dd>
        <dt>{gate.now}</dt>
        <dd>
          {isCells ? (
            gate.cellsNow(Number(unlock.params.ok ?? 0), total)
          ) : (
            <StateMark
              mark={mark}
              word={
                of?.condition === undefined
                  ? text.states.word[mark]
                  : gate.since(text.states.word[mark], format.exact(of.condition.since, now))
              }
            />
          )}
        </dd>
      </dl>
      <p>
        <Glyph name="pulse" />
        {gate.waits}. {gate.nobody}
      </p>
    </section>
  );
}
