import { type CSSProperties, memo, useMemo, useRef } from 'react';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Component } from '../../../electron/contract/models/plant.ts';
import { age } from '../../i18n/format.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useClock, usePlant, useRowMap, useRows } from '../../stores/react.ts';
import { useStale } from '../use-age.ts';
import { sortRoots } from '../verdict.ts';
import { countMarks } from './component-mark.ts';
import { layRacks, type RackElevation, type RoomElevation } from './elevation.ts';
import { usePointing } from './pointing.ts';
import { DenseRack, LooseUnit, RackUnit } from './rack-unit.tsx';

/** Up to this many components without a rack are drawn as tiles, beside racks and without any; beyond, they are counted. */
const mostLoose = { besideRacks: 110, alone: 4000 };
/** The room that tiles have when there are no racks, in square rem of the design, with what gaps take. */
const looseArea = 3000;
/** With more lines of rooms than this, a rack is one box in the colour of the worst that it holds. */
const mostLines = 2;
/** With more racks than this in a line, only abnormal racks and every tenth carry their number. */
const narrowFrom = 28;

/** The rooms and their racks in true order, and how many components are in which state. */
export function RacksSection({ onPoint }: { onPoint: (component: string | null) => void }) {
  const text = useText();
  const localized = useLocalized();
  const plant = usePlant();
  const components = useRows('component');
  const alarms = useRows('alarm');
  const elevation = useMemo(() => layRacks(plant?.rooms ?? [], components), [plant?.rooms, components]);
  const names = useMemo(
    () => new Map(components.map((component) => [component.id, localized(component.name)])),
    [components, localized],
  );
  const roots = useMemo(() => sortRoots(alarms), [alarms]);
  const marked = useMemo(() => rootsByRack(roots, components), [roots, components]);
  const area = useRef<HTMLElement>(null);
  const pointing = usePointing(area, onPoint);
  const lines = useMemo(() => inLines(elevation.rooms), [elevation.rooms]);
  const loose = elevation.unplaced;
  const alone = lines.length === 0;
  const tile = alone ? Math.min(4, Math.sqrt(looseArea / Math.max(1, loose.length)) - 0.3) : null;

  return (
    <section
      ref={area}
      className="plant"
      aria-label={text.wall.components}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the area is one tab stop; arrows move among its buttons.
      tabIndex={0}
      {...pointing}
    >
      <Counts components={components} racks={elevation.rooms.reduce((sum, room) => sum + room.racks.length, 0)} />
      {lines.map((rooms) => (
        <RoomLine
          key={rooms[0]?.id ?? ''}
          rooms={rooms}
          names={names}
          marked={marked}
          several={roots.length > 1}
          dense={lines.length > mostLines}
        />
      ))}
      {loose.length > 0 && (
        <div
          className={alone ? 'loose-line alone' : 'loose-line'}
          style={tile === null ? undefined : ({ '--tile': `${tile.toFixed(2)}rem` } as CSSProperties)}
        >
          <span>{text.wall.unplaced(loose.length)}</span>
          <div>
            {loose.length <= (alone ? mostLoose.alone : mostLoose.besideRacks) &&
              loose.map((id) => <LooseUnit key={id} component={id} name={names.get(id) ?? id} />)}
          </div>
        </div>
      )}
    </section>
  );
}

/** Rooms side by side; a new line when the racks would become too narrow. */
function inLines(rooms: readonly RoomElevation[]): RoomElevation[][] {
  const lines: RoomElevation[][] = [];
  let racks = Number.POSITIVE_INFINITY;
  for (const room of rooms) {
    if (room.racks.length === 0) continue;
    if (racks + room.racks.length > 40) {
      lines.push([room]);
      racks = room.racks.length;
    } else {
      lines.at(-1)?.push(room);
      racks += room.racks.length;
    }
  }
  return lines;
}

/** The roots that sit in a rack: their numbers, and whether one of them is down. */
interface RackRoots {
  numbers: string;
  down: boolean;
}

function rootsByRack(roots: readonly Alarm[], components: readonly Component[]): Map<string, RackRoots> {
  const places = new Map(components.map(({ id, location }) => [id, location]));
  const found = new Map<string, RackRoots>();
  for (const root of roots) {
    const place = places.get(root.component);
    if (place === undefined) continue;
    const key = `${place.room}/${place.rack}`;
    const before = found.get(key);
    found.set(key, {
      numbers: before === undefined ? String(root.number) : `${before.numbers} ${root.number}`,
      down: root.state === 'down' || before?.down === true,
    });
  }
  return found;
}

interface RoomLineProps {
  rooms: readonly RoomElevation[];
  names: ReadonlyMap<string, string>;
  marked: ReadonlyMap<string, RackRoots>;
  several: boolean;
  dense: boolean;
}

const RoomLine = memo(function RoomLine({ rooms, names, marked, several, dense }: RoomLineProps) {
  const localized = useLocalized();
  const racks = rooms.reduce((sum, room) => sum + room.racks.length, 0);
  const narrow = dense || racks > narrowFrom;
  return (
    <div className="rooms" style={{ gridTemplateColumns: rooms.map((room) => `${room.racks.length}fr`).join(' ') }}>
      {rooms.map((room) => {
        const columns = `repeat(${room.racks.length}, minmax(0, 4.15rem))`;
        return (
          <div key={room.id} className={room.racks.length > 5 ? 'room' : 'room few'}>
            <div className="racks" style={{ gridTemplateColumns: columns }}>
              {room.racks.map((rack, index) => {
                const roots = marked.get(`${room.id}/${rack.id}`);
                const labelled = !narrow || roots !== undefined || index % 10 === 0;
                if (dense) return <DenseRack key={rack.id} rack={rack} labelled={labelled} />;
                return (
                  <Rack
                    key={rack.id}
                    rack={rack}
                    names={names}
                    roots={roots?.numbers ?? ''}
                    down={roots?.down ?? false}
                    several={several}
                    labelled={labelled}
                  />
                );
              })}
            </div>
            {!narrow && (
              <div className="roles" style={{ gridTemplateColumns: columns }}>
                {room.roles.map((run) =>
                  run.role === null ? null : (
                    <span key={run.key} style={{ gridColumn: `${run.from + 1} / span ${run.span}` }}>
                      <bdi>{localized(run.role)}</bdi>
                    </span>
                  ),
                )}
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
});

interface RackProps {
  rack: RackElevation;
  names: ReadonlyMap<string, string>;
  /** Numbers of the roots in this rack, as text so that equal lists are equal props. */
  roots: string;
  down: boolean;
  several: boolean;
  labelled: boolean;
}

const Rack = memo(function Rack({ rack, names, roots, down, several, labelled }: RackProps) {
  return (
    <div className={roots === '' ? 'rack' : down ? 'rack affected' : 'rack affected degraded'} title={rack.id}>
      {several && roots !== '' && <span className="rack-roots">{roots}</span>}
      <div className="rack-body">
        <div className="rack-units">
          {rack.units.map((unit) => (
            <RackUnit key={unit.component} unit={unit} name={names.get(unit.component) ?? unit.component} />
          ))}
        </div>
      </div>
      <b>{labelled ? rack.id : ''}</b>
    </div>
  );
});

function Counts(props: { components: readonly Component[]; racks: number }) {
  const text = useText().wall;
  const format = useFormat();
  const stale = useStale();
  const conditions = useRowMap('condition');
  const counts = useMemo(() => countMarks(props.components, conditions), [props.components, conditions]);
  const coarseNow = useClock((clock) => Math.floor(clock.now / 10_000) * 10_000);
  const abnormal = counts.total - counts.ok;
  const kinds = (['down', 'consequence', 'degraded', 'unknown', 'maintenance', 'ok'] as const).filter(
    (mark) => counts[mark] > 0,
  ).length;
  if (counts.total === 0) return <header>{text.noComponents}</header>;
  if (stale !== null) {
    return (
      <header>
        <Glyph name="unknown" />
        <b>{text.allUnknown(counts.total)}</b>
        <span>
          {text.stale.lastLine(stale.asOf === null ? '' : format.time(stale.asOf))}
          {(['down', 'consequence', 'degraded', 'unknown', 'ok'] as const)
            .filter((mark) => counts[mark] > 0)
            .map((mark, index) => `${index === 0 ? ': ' : ', '}${counts[mark]} ${text.count[mark]}`)
            .join('')}
        </span>
      </header>
    );
  }
  if (abnormal === 0) {
    return (
      <header>
        <b>{text.inService(counts.total)}</b>
        {props.racks > 0 && <span>{text.racksReporting(props.racks)}</span>}
      </header>
    );
  }
  return (
    <header className={kinds > 4 ? 'counts many' : 'counts'}>
      {counts.down > 0 && (
        <span className="count down">
          <Glyph name="down" />
          <b>{format.number(counts.down)}</b> {text.count.down}
        </span>
      )}
      {counts.consequence > 0 && (
        <span className="count consequence">
          <i className="box" />
          <b>{format.number(counts.consequence)}</b> {text.count.consequence}
        </span>
      )}
      {counts.degraded > 0 && (
        <span className="count degraded">
          <Glyph name="degraded" />
          <b>{format.number(counts.degraded)}</b> {text.count.degraded}
        </span>
      )}
      {counts.unknown > 0 && (
        <span className="count unknown">
          <i className="box" />
          <b>{format.number(counts.unknown)}</b> {text.count.unknown}
          {counts.unknownSince !== null &&
            coarseNow - counts.unknownSince >= 60_000 &&
            `, ${text.since(age(coarseNow - counts.unknownSince))}`}
        </span>
      )}
      {counts.maintenance > 0 && (
        <span className="count maintenance">
          <i className="box" />
          <b>{format.number(counts.maintenance)}</b> {text.count.maintenance}
        </span>
      )}
      <span className="count ok">
        <b>{format.number(counts.ok)}</b> {text.count.ok}
      </span>
    </header>
  );
}
