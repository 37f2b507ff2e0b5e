import type { Unlock } from '../../../electron/contract/models/swap.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { HealthStrip } from '../../parts/health-strip.tsx';
import { type Mark, StateMark } from '../../parts/state-mark.tsx';
import { useClock, useNow } from '../../stores/react.ts';
import { tailOf } from './label.ts';
import { barsOf } from './strip.ts';
import type { Neighbour, Scene } from './use-scene.ts';
import { useUnlockWords } from './wording.ts';

/** What the plant says while hands are at work, and what opens the next step: in the same place at every step. */
export function LiveHealth({ scene }: { scene: Scene }) {
  const text = useText().swaps;
  const { own, partner, system, swap, guide } = scene;
  return (
    <aside className="swap-live" aria-label={text.live.title}>
      <h3>{text.live.title}</h3>
      <Enclosure scene={scene} />
      <Health of={own} scene={scene} />
      {partner !== undefined && <Health of={partner} scene={scene} />}
      {system !== undefined && <Health of={system} scene={scene} brief />}
      {swap.status === 'running' && guide !== undefined && guide.step === swap.current && <Unlocks scene={scene} />}
    </aside>
  );
}

/** The two slots as the log has them: which part is in, and what stays where it is. */
function Enclosure({ scene }: { scene: Scene }) {
  const text = useText().swaps.live;
  const { own, partner, removedAt, insertedAt, swap } = scene;
  const isEmpty = isSlotEmpty(scene);
  const serial = own.part?.serial;
  const isNew = insertedAt !== undefined && own.partSince !== undefined;
  return (
    <div className="enclosure">
      <div className={isEmpty ? 'bay empty' : 'bay'}>
        <b>{own.slot ?? own.name}</b>
        <span>
          {isEmpty
            ? text.emptySlot
            : serial === undefined
              ? ''
              : isNew
                ? text.newPart(tailOf(serial))
                : text.inPlace(tailOf(serial))}
        </span>
      </div>
      {partner !== undefined && (
        <div className="bay stays">
          <b>{partner.slot ?? partner.name}</b>
          <span>{partner.part === undefined ? '' : text.inPlace(tailOf(partner.part.serial))}</span>
          {swap.status === 'running' && (removedAt === undefined || isEmpty) && <em>{text.leave}</em>}
        </div>
      )}
    </div>
  );
}

function isSlotEmpty({ removedAt, insertedAt, swap }: Scene): boolean {
  return removedAt !== undefined && insertedAt === undefined && swap.status === 'running';
}

function Health({ of, scene, brief = false }: { of: Neighbour; scene: Scene; brief?: boolean }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const minute = useClock((clock) => Math.floor(clock.now / 60_000) * 60_000);
  const isOwn = of.id === scene.own.id;
  const isEmpty = isOwn && isSlotEmpty(scene);
  const { condition } = of;
  const mark: Mark = scene.stale || condition === undefined ? 'unknown' : isEmpty ? 'maintenance' : condition.state;
  const bars = barsOf(scene.stale ? undefined : condition, isEmpty ? scene.removedAt : undefined, minute);
  const first = bars[0]?.at ?? minute;
  return (
    <section className="health">
      <header>
        <b className="name">{of.name}</b>
        <StateMark mark={mark} word={text.states.word[mark]} />
      </header>
      {!brief && (
        <>
          <HealthStrip
            label={text.swaps.live.strip(of.name)}
            bars={bars.map((bar) => ({ key: String(bar.at), mark: bar.mark }))}
          />
          <div className="ages" aria-hidden="true">
            <span>{format.time(first)}</span>
            <span>{text.swaps.live.now}</span>
          </div>
        </>
      )}
      <dl>
        <dt>{isEmpty ? text.swaps.live.endpoint : text.swaps.live.state}</dt>
        <dd>
          {condition === undefined
            ? text.swaps.live.noCondition
            : isEmpty
              ? text.swaps.gate.since(text.states.inline[condition.state], format.exact(condition.since, now))
              : text.swaps.live.since(format.exact(condition.since, now))}
        </dd>
        {!brief && !isEmpty && condition !== undefined && condition.state !== 'ok' && (
          <>
            <dt>{text.swaps.live.reason}</dt>
            <dd title={condition.reason.detail}>{text.reasons[condition.reason.code]}</dd>
          </>
        )}
        {isEmpty && scene.removedAt !== undefined && (
          <>
            <dt>{of.slot === undefined ? text.swaps.live.part : text.swaps.slot(of.slot)}</dt>
            <dd>{text.swaps.live.emptySince(format.moment(scene.removedAt, now))}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Unlocks({ scene }: { scene: Scene }) {
  const text = useText().swaps.unlock;
  const { guide, number, swap } = scene;
  const isLast = number === swap.procedure.steps.length;
  return (
    <section className="unlocks">
      <h3>{isLast ? text.last : text.title(number + 1)}</h3>
      <ul>
        {guide?.unlocks.map((unlock) => (
          <UnlockLine key={`${unlock.code} ${unlock.params.number ?? ''}`} unlock={unlock} scene={scene} />
        ))}
      </ul>
    </section>
  );
}

function UnlockLine({ unlock, scene }: { unlock: Unlock; scene: Scene }) {
  const words = useUnlockWords(scene)(unlock);
  return (
    <li className={unlock.met ? 'met' : 'open'}>
      <Glyph name={unlock.met ? 'disc' : 'ring'} />
      <span className="name">{words}</span>
    </li>
  );
}
