import type { Answers } from '../answer.ts';
import { boundedPage } from '../log/bounded-page.ts';
import { publishEntry } from '../log/codec.ts';
import { timelineSubjects } from './timeline.ts';

/** Answers about incidents. */
export const incidentAnswers: Answers<'incident.timeline'> = {
  'incident.timeline': ({ incident, before, limit }, { log, tables }) => {
    const subjects = timelineSubjects(tables, incident);
    const page = boundedPage(limit, (last, count) =>
      log.readSubjects(subjects, last?.seq ?? before ?? Number.MAX_SAFE_INTEGER, count),
    );
    return { entries: page.entries.map(publishEntry), more: page.more };
  },
};
