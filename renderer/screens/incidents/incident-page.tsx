import { useState } from 'react';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import { useText } from '../../i18n/react.ts';
import { navigate } from '../../route.ts';
import { useCommand, useKeys, useRows } from '../../stores/react.ts';
import { ExportForm } from '../exports/export-form.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { AddForm } from './add-form.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { ImpactPanel } from './impact-panel.tsx';
import { IncidentHead } from './incident-head.tsx';
import { JudgeForm } from './judge-form.tsx';
import { RelatedPanel } from './related-panel.tsx';
import { moveRow } from './row-focus.ts';
import { StateForm } from './state-form.tsx';
import { TimelinePanel } from './timeline/timeline-panel.tsx';
import { TracksPanel } from './tracks-panel.tsx';
import { useSwapOffer } from './use-swap-offer.ts';

type Open = { form: 'add' } | { form: 'export' } | { form: 'state' } | { form: 'judge'; other: string } | null;

/** One incident: impact, tracks, actions, evidence, related incidents, and what happened. */
export function IncidentPage({ incident }: { incident: Incident }) {
  const { incidents: text, exporting } = useText();
  const [open, setOpen] = useState<Open>(null);
  const send = useCommand();
  const swap = useSwapOffer(incident);
  const alarms = useRows('alarm').filter((alarm) => alarm.incident === incident.id);
  const others = useRows('incident').filter((other) => other.id !== incident.id);
  const [firstOther] = others;
  const toAcknowledge = alarms.find((alarm) => alarm.acknowledged === undefined);
  const close = () => setOpen(null);

  useKeys([
    { key: 'n', label: text.add, run: () => setOpen({ form: 'add' }) },
    ...(incident.closed === undefined
      ? [{ key: 's', label: text.changeState, run: () => setOpen({ form: 'state' }) }]
      : []),
    { key: 'e', label: exporting.button, run: () => setOpen({ form: 'export' }) },
    ...(swap === null ? [] : [{ key: 'w', label: swap.running ? text.toSwap : text.startSwap, run: swap.go }]),
    ...(toAcknowledge === undefined
      ? []
      : [
          {
            key: 'a',
            label: text.acknowledge,
            run: () => void send('alarm.acknowledge', { alarm: toAcknowledge.id }, { done: text.acknowledged }),
          },
        ]),
    { key: 'j', label: text.keys.next, run: () => moveRow(1) },
    { key: 'k', label: text.keys.previous, run: () => moveRow(-1) },
    { key: 'ArrowDown', label: text.keys.next, run: () => moveRow(1), quiet: true },
    { key: 'ArrowUp', label: text.keys.previous, run: () => moveRow(-1), quiet: true },
    { key: 'Escape', label: text.keys.all, run: () => (open === null ? navigate('incidents') : close()) },
  ]);

  return (
    <div className="incident-page">
      <IncidentHead
        incident={incident}
        swap={swap}
        onAdd={() => setOpen({ form: 'add' })}
        onState={() => setOpen({ form: 'state' })}
      />
      <div className="incident-sheet panel">
        <ImpactPanel incident={incident} />
        <TracksPanel incident={incident} />
        <ActionsPanel incident={incident} />
        <EvidencePanel incident={incident} alarms={alarms} />
        <RelatedPanel incident={incident} others={others} onJudge={(other) => setOpen({ form: 'judge', other })} />
      </div>
      <TimelinePanel incident={incident} />
      {open?.form === 'add' && <AddForm incident={incident} onClose={close} />}
      {open?.form === 'export' && (
        <ExportForm
          selection={{ incident: incident.id }}
          what={incident.id}
          className="incident-dialog"
          onClose={close}
        />
      )}
      {open?.form === 'state' && <StateForm incident={incident} onClose={close} />}
      {open?.form === 'judge' && firstOther !== undefined && (
        <JudgeForm key={open.other} incident={incident} others={others} first={open.other} onClose={close} />
      )}
    </div>
  );
}
