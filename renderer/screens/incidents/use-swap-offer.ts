import type { Incident } from '../../../electron/contract/models/incident.ts';
import { navigate } from '../../route.ts';
import { useCommand, useRowMap, useRows } from '../../stores/react.ts';

/** A swap that can be begun for the incident's component, or one that runs. `go` does it and goes there. */
export interface SwapOffer {
  running: boolean;
  go: () => void;
}

/** The swap that this incident suggests: of its first component whose kind has a procedure; null if there is none. */
export function useSwapOffer(incident: Incident): SwapOffer | null {
  const components = useRowMap('component');
  const procedures = useRows('procedure');
  const swaps = useRows('swap');
  const send = useCommand();
  const running = swaps.find((swap) => swap.status === 'running' && incident.components.includes(swap.component));
  if (running !== undefined) return { running: true, go: () => navigate('swaps', running.id) };
  if (incident.closed !== undefined) return null;
  for (const id of incident.components) {
    const kind = components.get(id)?.kind;
    const procedure = procedures.find((each) => each.for === kind);
    if (procedure === undefined) continue;
    return {
      running: false,
      async go() {
        const opened = await send('swap.open', { component: id, procedure: procedure.id, incident: incident.id });
        if (opened.ok) navigate('swaps', opened.value.subject.replace(/^swap\//, ''));
      },
    };
  }
  return null;
}
