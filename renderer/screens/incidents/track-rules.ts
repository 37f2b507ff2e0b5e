import { causeTrack, type Incident, serviceTrack } from '../../../electron/contract/models/incident.ts';

export type TrackName = 'service' | 'cause';

/** The states of a track in their order. */
export function statesOf(track: TrackName): readonly string[] {
  return track === 'service' ? serviceTrack : causeTrack;
}

/** Whether a change needs words, as the core will ask for them. */
export function wordsNeeded(incident: Incident, track: TrackName, state: string): 'back' | 'confirmed' | null {
  const order = statesOf(track);
  if (order.indexOf(state) < order.indexOf(incident[track].state)) return 'back';
  return state === 'confirmed' ? 'confirmed' : null;
}

/** What keeps an incident from being closed. */
export function missingToClose(incident: Incident): 'both' | 'service' | 'cause' | null {
  const service = incident.service.state === 'restored';
  const cause = incident.cause.state === 'confirmed';
  if (service && cause) return null;
  return service ? 'cause' : cause ? 'service' : 'both';
}

/** When the service came back, in ms; undefined while it has not. */
export function restoredAt(incident: Incident): number | undefined {
  return incident.service.state === 'restored' ? incident.service.reached['restored']?.at : undefined;
}
