import type { QueryName } from '../contract/queries.ts';
import type { Answers } from './answer.ts';
import { incidentAnswers } from './incidents/answers.ts';
import { logAnswers } from './log/answers.ts';
import { exportAnswers } from './log/export/answers.ts';

/** How each query is answered: a noun's answers are one line here. */
export const answers: Answers<QueryName> = { ...logAnswers, ...exportAnswers, ...incidentAnswers };
