import type { Dictionary } from '../i18n/dictionary.ts';
import type { Mark } from '../parts/state-mark.tsx';
import type { Verdict } from './verdict.ts';

/** The verdict in the few words that the status bar has room for. */
export function barVerdict(verdict: Verdict, text: Dictionary): { mark: Mark; text: string } {
  const { services } = verdict;
  if (verdict.nothing) return { mark: 'ok', text: text.frame.nothingWatched };
  if (services.down > 0) return { mark: 'down', text: text.frame.servicesDown(services.down) };
  if (services.degraded > 0) return { mark: 'degraded', text: text.frame.servicesDegraded(services.degraded) };
  if (verdict.faults > 0) return { mark: verdict.state, text: text.frame.faults(verdict.faults) };
  if (services.unknown > 0) return { mark: 'unknown', text: text.frame.servicesUnknown(services.unknown) };
  return { mark: 'ok', text: text.frame.clear };
}
