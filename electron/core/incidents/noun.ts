import type { Noun } from '../noun.ts';
import { actionCommands, actionFolds } from './actions.ts';
import { incidentCommands } from './commands.ts';
import { incidentFolds } from './views.ts';

/** Incidents with their actions and notes. */
export const incidentsNoun: Noun = {
  name: 'incidents',
  commands: { ...incidentCommands, ...actionCommands },
  folds: { ...incidentFolds, ...actionFolds },
};
