import type { Alarm } from '../../contract/models/alarm.ts';
import type { Reason, State } from '../../contract/models/condition.ts';
import type { Actor } from '../../contract/models/entry.ts';
import type { Localized } from '../../contract/text.ts';
import type { Draft } from '../log/kinds.ts';

/** A probable root with its consequences counted, as the impact analysis sees it now. `since` is epoch ms. */
export interface RootGroup {
  component: string;
  name: Localized;
  state: State;
  reason: Reason;
  priority: number;
  since: number;
  consequences: Alarm['consequences'];
}

const actor: Actor = { system: 'impact' };
const nothing: Alarm['consequences'] = { components: 0, cells: 0, services: 0, sites: 0 };

/** Says which root explains a component that is not well; nothing for one that is well or a root itself. */
export type ExplainedBy = (component: string) => string | undefined;

/**
 * What has to be written so that the open alarms say what the impact analysis says: one alarm for each root. A root that
 * comes back while its alarm is 'returned' wakes that alarm; one that is well again returns; one that turned out to be
 * the consequence of another is absorbed by that one's alarm. Deciding again on the rows that result gives nothing.
 * `now` (epoch ms) makes new ids unique.
 */
export function decideAlarms(
  open: readonly Alarm[],
  groups: readonly RootGroup[],
  now: number,
  explainedBy: ExplainedBy = () => undefined,
): Draft[] {
  const byComponent = new Map(open.map((alarm) => [alarm.component, alarm]));
  const roots = new Set(groups.map((group) => group.component));
  const numbers = new Set(open.map((alarm) => alarm.number));
  const drafts: Draft[] = [];
  for (const alarm of open) {
    if (roots.has(alarm.component)) continue;
    const subject = `alarm/${alarm.id}`;
    const into = explainedBy(alarm.component);
    if (into !== undefined && roots.has(into)) {
      drafts.push({ kind: 'alarm.absorbed', subject, actor, data: { component: into } });
    } else if (alarm.life !== 'returned') {
      drafts.push({ kind: 'alarm.returned', subject, actor, data: {} });
    }
  }
  for (const group of groups) {
    const alarm = byComponent.get(group.component);
    if (alarm === undefined) {
      const number = smallestFree(numbers);
      numbers.add(number);
      drafts.push(...raise(group, number, now));
      continue;
    }
    const subject = `alarm/${alarm.id}`;
    const { state, reason, consequences } = group;
    if (alarm.life === 'returned' || alarm.state !== state || alarm.reason.code !== reason.code) {
      drafts.push({ kind: 'alarm.changed', subject, actor, data: { state, reason } });
    }
    if (!sameCounts(alarm.consequences, consequences)) {
      drafts.push({ kind: 'alarm.grouped', subject, actor, data: consequences });
    }
  }
  return drafts;
}

function raise(group: RootGroup, number: number, now: number): Draft[] {
  const { component, name, state, reason, priority, since, consequences } = group;
  const subject = `alarm/ALM-${component}-${now.toString(36)}`;
  const raised: Draft = {
    kind: 'alarm.raised',
    subject,
    actor,
    data: { component, name, state, reason, priority, since: new Date(since).toISOString(), number },
  };
  if (sameCounts(consequences, nothing)) return [raised];
  return [raised, { kind: 'alarm.grouped', subject, actor, data: consequences }];
}

function smallestFree(taken: ReadonlySet<number>): number {
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}

function sameCounts(a: Alarm['consequences'], b: Alarm['consequences']): boolean {
  return a.components === b.components && a.cells === b.cells && a.services === b.services && a.sites === b.sites;
}
