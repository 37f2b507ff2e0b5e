import type { Site, SiteGroup } from '../../../electron/contract/models/plant.ts';
import type { Language, Localized } from '../../../electron/contract/text.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Mark } from '../../parts/state-mark.tsx';
import type { Verdict } from '../verdict.ts';

/** The head's one sentence: an emphasised part, a quieter rest, and the lit glyph unless all is well. */
export interface Headline {
  mark: Mark | null;
  strong: string;
  rest: string;
}

/** Says the verdict in one line: number of faults if there are several, services, places. */
export function headline(
  verdict: Verdict,
  plant: { sites: readonly Site[]; groups: readonly SiteGroup[] },
  text: Dictionary,
  language: Language,
): Headline {
  const words = text.wall.verdict;
  const { services, faults, components } = verdict;
  const hurt = services.down + services.degraded;
  if (verdict.nothing) return { mark: null, strong: '', rest: text.frame.nothingWatched };
  const places = hurt > 0 ? placesOf(verdict.sites, plant, text, language) : '';
  const mark = verdict.state === 'ok' ? null : verdict.state;
  if (faults > 1) {
    return { mark, ...joined(words.faults(faults), hurt > 0 ? words.services(hurt) : words.noService, places) };
  }
  if (services.down > 0) return { mark, ...joined(words.down(services.down), places) };
  if (services.degraded > 0) return { mark, ...joined(words.degraded(services.degraded), places) };
  if (faults === 1) return { mark, ...joined(words.faults(1), words.noService) };
  if (services.unknown > 0) return { mark, ...joined(words.unknown(services.unknown)) };
  if (components.unknown > 0)
    return { mark, strong: words.servicesClear, rest: words.componentsUnknown(components.unknown) };
  return { mark: null, strong: '', rest: words.clear };
}

function joined(strong: string, ...rest: string[]): { strong: string; rest: string } {
  const others = rest.filter((part) => part !== '');
  return { strong: others.length > 0 ? `${strong},` : strong, rest: others.join(', ') };
}

/** Where it hurts: the one place by its name, otherwise a number of each group, 'all' where it is all of them. */
function placesOf(
  hurt: ReadonlySet<string>,
  plant: { sites: readonly Site[]; groups: readonly SiteGroup[] },
  text: Dictionary,
  language: Language,
): string {
  const parts: string[] = [];
  const other: Localized = { de: text.wall.sites, en: text.wall.sites };
  const groups = [...plant.groups.map((group) => ({ id: group.id as string | undefined, name: group.name }))];
  const known = new Set(groups.map((group) => group.id));
  for (const group of [...groups, { id: undefined, name: other }]) {
    const members = plant.sites.filter((site) => (known.has(site.group) ? site.group : undefined) === group.id);
    const affected = members.filter((site) => hurt.has(site.id));
    const [first] = affected;
    if (first === undefined) continue;
    if (affected.length === 1) parts.push(first.name[language]);
    else if (affected.length === members.length) {
      parts.push(text.wall.verdict.allSites(members.length, group.name[language]));
    } else parts.push(text.wall.verdict.someSites(affected.length, group.name[language]));
  }
  return parts.join(', ');
}
