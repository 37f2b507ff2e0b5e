import type { KindGroup } from '../../../contract/models/search.ts';

const ofState = new Set(['incident.declared', 'incident.service', 'incident.cause', 'incident.closed']);
const ofPeople = new Set(['incident.judged', 'alarm.acknowledged']);
const byPrefix: Record<string, KindGroup> = {
  note: 'people',
  action: 'people',
  entry: 'people',
  handover: 'people',
  shift: 'people',
  settings: 'people',
  swap: 'swap',
  part: 'swap',
  notice: 'notice',
};

/** The group of the log screen's filter that a kind of entry belongs to. What is not people's is the machine's. */
export function groupOf(kind: string): KindGroup {
  if (ofState.has(kind)) return 'state';
  if (ofPeople.has(kind)) return 'people';
  return byPrefix[kind.slice(0, kind.indexOf('.'))] ?? 'machine';
}
