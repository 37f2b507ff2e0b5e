import type { Answers } from '../answer.ts';
import { publishEntry } from '../log/codec.ts';
import { timelineSubjects } from './timeline.ts';

/** Answers about incidents. */
export const incidentAnswers: Answers<'incident.timeline'> = {
  'incident.timeline': ({ incident, before, limit }, { log, tables }) => {
    const subjects = timelineSubjects(tables, incident);
    const entries = log.readSubjects(subjects, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
    return { entries: entries.slice(0, limit).map(publishEntry), more: entries.length > limit };
  },
};
