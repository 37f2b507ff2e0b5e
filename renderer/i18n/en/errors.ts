import type { Dictionary } from '../de/index.ts';

export const errors: Dictionary['errors'] = {
  'invalid-input': {
    what: 'The input is incomplete or not allowed. Nothing was changed.',
    next: 'Check the input and send it again.',
  },
  'unknown-command': {
    what: 'The console does not know this command. Nothing was changed.',
    next: 'Reload the page: screen and console are of different versions.',
  },
  'not-found': { what: 'That is not there any more. Nothing was changed.', next: 'Look at the current state.' },
  conflict: {
    what: 'Something has changed meanwhile. Nothing was overwritten.',
    next: 'Look at the new state, then decide.',
  },
  'not-allowed': {
    what: 'This cannot be done in this state. Nothing was changed.',
    next: 'First do what is still open.',
  },
  mismatch: { what: 'The serial does not match. The step stays open.', next: 'Scan the right part again.' },
  'gate-closed': { what: 'The health gate is not met yet.', next: 'Wait until its conditions are met.' },
  'same-person': { what: 'The same person has confirmed already.', next: 'A second person confirms.' },
  'log-read-only': {
    what: 'The log can only be read. Nothing was recorded.',
    next: 'Give write permission on the data folder.',
  },
  'log-full': {
    what: 'The disk is full. Nothing was recorded, the log is safe.',
    next: 'Make room, then do it again.',
  },
  'log-failed': {
    what: 'The log could not be written. Nothing was recorded.',
    next: 'Check the disk, then restart the console.',
  },
  'plant-invalid': {
    what: 'The plant file is wrong. The last good plant stays.',
    next: 'Correct the lines that are named.',
  },
  'plant-missing': {
    what: 'The plant file is missing or cannot be read.',
    next: 'Create the file or give permission to read it.',
  },
  'demo-unavailable': { what: 'The demo data center is not running.', next: 'Start the demo again.' },
  'rate-limited': {
    what: 'Too many commands in a short time. The last one was not done.',
    next: 'Wait a moment, then do it again.',
  },
  unavailable: {
    what: 'The console did not answer. Whether the command arrived is uncertain.',
    next: 'Wait for the connection and look at the timeline, then do it again.',
  },
  internal: { what: 'An error occurred in the console.', next: 'Try again; if it stays, restart the console.' },
};
