import type { Answers } from '../../answer.ts';
import { answerExport } from './door.ts';

/** The answer for a screen that has no HTTP to ask with. */
export const exportAnswers: Answers<'log.export'> = {
  'log.export': (request, { exporting }) => answerExport(request, exporting),
};
