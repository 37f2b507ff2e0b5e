import './incidents.css';
import './incident.css';
import './timeline/timeline.css';
import { useText } from '../../i18n/react.ts';
import { EmptyState } from '../../parts/panel.tsx';
import { linkTo } from '../../route.ts';
import { useRow } from '../../stores/react.ts';
import type { ScreenProps } from '../screen.ts';
import { IncidentList } from './incident-list.tsx';
import { IncidentPage } from './incident-page.tsx';

/** `#/incidents` lists, `#/incidents/ID` is one incident. */
export function IncidentsScreen({ path, query }: ScreenProps) {
  const [id] = path;
  return id === undefined ? <IncidentList declareFor={query.get('alarm')} /> : <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
  const incident = useRow('incident', id);
  const text = useText().incidents;
  if (incident !== undefined) return <IncidentPage incident={incident} />;
  return (
    <EmptyState fact={text.notFound(id.slice(0, 100))}>
      <a className="button" href={linkTo('incidents')}>
        {text.toList}
      </a>
    </EmptyState>
  );
}
