import type { Incident } from '../../../../contract/models/incident.ts';
import type { ExportJob } from '../job.ts';
import { nameOf, type Telling } from './happening.ts';

/** The head of a document: what it is, facts by name, and sentences that a reader has to know. */
export interface Head {
  title: string;
  facts: [label: string, value: string][];
  remarks: string[];
}

/** Tells what a document holds, with people under their pseudonyms where these are asked for. */
export function headOf(job: ExportJob, telling: Telling): Head {
  const { request, tables, clock } = job;
  const { words } = telling;
  const incident = request.incident === undefined ? undefined : tables.get('incident', request.incident);
  const whole = request.from === undefined && request.to === undefined;
  const title =
    request.incident === undefined
      ? whole
        ? words.entireLog
        : words.period
      : `${words.incident} ${request.incident}${incident === undefined ? '' : `: ${telling.text(incident.title)}`}`;
  const [first, last] = [job.seqs.at(0), job.seqs.at(-1)];
  const facts: Head['facts'] = [
    ...(incident === undefined ? [] : incidentFacts(incident, job, telling)),
    ...(request.from === undefined ? [] : [[words.from, clock.text(request.from)] as [string, string]]),
    ...(request.to === undefined ? [] : [[words.to, clock.text(request.to)] as [string, string]]),
    [words.entries, first === undefined ? '0' : `${job.seqs.length} (${first} … ${last})`],
    [words.made, `${clock.text(job.now)}, Leitstand ${job.version}`],
    [words.zone, clock.zone],
  ];
  const remarks = job.pseudonyms === undefined ? [words.exact] : [words.pseudonyms];
  return { title, facts: facts.filter(([, value]) => value !== ''), remarks };
}

function incidentFacts(incident: Incident, { clock, pseudonyms }: ExportJob, telling: Telling): Head['facts'] {
  const { words, tables, language } = telling;
  const person = pseudonyms?.author ?? ((name: string) => name);
  const track = ({ state, reached }: Incident['service'] | Incident['cause']): string => {
    const milestone = reached[state];
    const by = milestone === undefined ? '' : `, ${clock.text(milestone.at)}, ${person(milestone.by)}`;
    return `${words.values[state] ?? state}${by}`;
  };
  const judged = incident.judgements.map(
    ({ incident: other, verdict, by, because }) =>
      `${other} ${words.values[verdict] ?? verdict} (${person(by)}: ${shorten(telling.text(because))})`,
  );
  const { closed } = incident;
  return [
    [words.since, clock.text(incident.since)],
    [words.declared, `${clock.text(incident.declaredAt)}, ${person(incident.declaredBy)}`],
    [words.lead, person(incident.lead)],
    [words.service, track(incident.service)],
    [words.cause, track(incident.cause)],
    [words.services, incident.services.map((id) => tables.get('service', id)?.name[language] ?? id).join(', ')],
    [words.components, incident.components.map((id) => nameOf(`component/${id}`, telling)).join(', ')],
    [words.judged, judged.join('; ')],
    [words.closed, closed === undefined ? words.open : `${clock.text(closed.at)}, ${person(closed.by)}`],
  ];
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
