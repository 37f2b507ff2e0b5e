import { type ReactNode, type Ref, useState } from 'react';
import { type Facets, kindGroups, type SearchFilters } from '../../../electron/contract/models/search.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Field, Select } from '../../parts/field.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import type { GlyphName } from '../../parts/glyphs.tsx';
import { useClock, useRowMap, useRows } from '../../stores/react.ts';
import { withFilter } from './look.ts';
import { PeriodForm } from './period-form.tsx';

const groupGlyphs: Record<(typeof kindGroups)[number], GlyphName> = {
  machine: 'chip',
  people: 'person',
  state: 'change',
  swap: 'swap',
  notice: 'horn',
};

/** The filters of the log, each with what it would find. */
export function Filters(props: {
  filters: SearchFilters;
  facets: Facets | null;
  onChange: (filters: SearchFilters) => void;
  firstRef: Ref<HTMLButtonElement>;
  children: ReactNode;
}) {
  const { filters, facets, onChange } = props;
  const text = useText().log.filters;
  const localized = useLocalized();
  const components = useRowMap('component');
  const services = useRows('service');
  const incidents = useRows('incident');
  const change = (part: Partial<SearchFilters>) => onChange(withFilter(filters, part));
  const groups = filters.groups ?? [];
  const actors = filters.actors ?? [];
  const sum = (counts: readonly number[]) => (facets === null ? undefined : counts.reduce((a, b) => a + b, 0));
  const toggle = <T,>(list: readonly T[], value: T) =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
  const shownActors = [
    ...(facets?.actors ?? []),
    ...actors
      .filter((actor) => facets?.actors.every((each) => each.actor !== actor) ?? true)
      .map((actor) => ({ actor, name: actor, count: facets === null ? undefined : 0 })),
  ];
  const shownComponents = facets?.components ?? [];

  return (
    <aside className="log-filters" aria-label={text.title}>
      <Period filters={filters} onChange={change} />
      <h2>{text.kind}</h2>
      <ul>
        <Choice
          on={groups.length === 0}
          onPress={() => change({ groups: [] })}
          count={sum(Object.values(facets?.groups ?? {}))}
          buttonRef={props.firstRef}
        >
          {text.allKinds}
        </Choice>
        {kindGroups.map((group) => (
          <Choice
            key={group}
            on={groups.includes(group)}
            onPress={() => change({ groups: toggle(groups, group) })}
            count={facets === null ? undefined : (facets.groups[group] ?? 0)}
          >
            <Glyph name={groupGlyphs[group]} />
            {text.groups[group]}
          </Choice>
        ))}
      </ul>
      <h2>{text.actor}</h2>
      <ul>
        <Choice on={actors.length === 0} onPress={() => change({ actors: [] })}>
          {text.everyone}
        </Choice>
        {shownActors.map(({ actor, name, count }) => (
          <Choice
            key={actor}
            on={actors.includes(actor)}
            onPress={() => change({ actors: toggle(actors, actor) })}
            count={count}
          >
            <Actor id={actor} name={name} />
          </Choice>
        ))}
      </ul>
      <h2>{text.component}</h2>
      <ul>
        <Choice on={filters.component === undefined} onPress={() => change({ component: undefined })}>
          {text.allComponents}
        </Choice>
        {filters.component !== undefined && shownComponents.every((each) => each.component !== filters.component) && (
          <Choice on onPress={() => change({ component: undefined })}>
            <bdi>{nameOf(filters.component)}</bdi>
          </Choice>
        )}
        {shownComponents.map(({ component, count }) => (
          <Choice
            key={component}
            on={filters.component === component}
            onPress={() => change({ component: filters.component === component ? undefined : component })}
            count={count}
          >
            <bdi>{nameOf(component)}</bdi>
          </Choice>
        ))}
      </ul>
      <Field label={text.service}>
        <Select
          value={filters.service ?? ''}
          onChange={(service) => change({ service: service === '' ? undefined : service })}
          options={[
            { value: '', text: text.allServices },
            ...known(
              services.map(({ id, name }) => ({ value: id, text: localized(name) })),
              filters.service,
            ),
          ]}
        />
      </Field>
      <Field label={text.incident}>
        <Select
          value={filters.incident ?? ''}
          onChange={(incident) => change({ incident: incident === '' ? undefined : incident })}
          options={[
            { value: '', text: text.allIncidents },
            ...known(
              incidents.map(({ id, title }) => ({ value: id, text: `${id} ${title.slice(0, 60)}` })),
              filters.incident,
            ),
          ]}
        />
      </Field>
      {props.children}
    </aside>
  );

  function nameOf(id: string): string {
    const name = components.get(id)?.name;
    return name === undefined ? id : localized(name);
  }
}

/** The options of a list, with the chosen one even where it is gone from the plant. */
function known(options: { value: string; text: string }[], chosen: string | undefined) {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, text: chosen }];
}

function Actor({ id, name }: { id: string; name: string }) {
  const { systems } = useText().timeline;
  const system = id.startsWith('system:') ? id.slice('system:'.length) : undefined;
  if (system !== undefined && Object.hasOwn(systems, system)) return systems[system];
  return <bdi>{name}</bdi>;
}

function Choice(props: {
  on: boolean;
  onPress: () => void;
  count?: number | undefined;
  buttonRef?: Ref<HTMLButtonElement>;
  children: ReactNode;
}) {
  const format = useFormat();
  const { on, count } = props;
  return (
    <li>
      <button
        ref={props.buttonRef}
        type="button"
        className={count === 0 && !on ? 'zero' : undefined}
        aria-pressed={on}
        onClick={props.onPress}
      >
        {props.children}
        {count !== undefined && <span className="log-number">{format.number(count)}</span>}
      </button>
    </li>
  );
}

function Period({ filters, onChange }: { filters: SearchFilters; onChange: (part: Partial<SearchFilters>) => void }) {
  const text = useText().log.filters;
  const format = useFormat();
  const hour = useClock((clock) => Math.floor(clock.now / 3_600_000) * 3_600_000);
  const [open, setOpen] = useState(false);
  const { from, to } = filters;
  const limited = from !== undefined || to !== undefined;
  const said = (() => {
    if (from !== undefined && to !== undefined) return text.range(format.moment(from, hour), format.moment(to, hour));
    if (from !== undefined) return text.since(format.moment(from, hour));
    return to === undefined ? '' : text.until(format.moment(to, hour));
  })();
  return (
    <>
      <h2>{text.period}</h2>
      <ul>
        <Choice on={!limited} onPress={() => onChange({ from: undefined, to: undefined })}>
          {text.everything}
        </Choice>
        <Choice on={limited} onPress={() => setOpen(true)}>
          {limited ? said : text.choose}
        </Choice>
      </ul>
      {open && (
        <PeriodForm
          from={from}
          to={to}
          onClose={() => setOpen(false)}
          onApply={(period) => {
            setOpen(false);
            onChange(period);
          }}
        />
      )}
    </>
  );
}
