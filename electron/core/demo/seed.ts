import type { CommandName, CommandRequest, Sender } from '../../contract/commands.ts';
import { day } from './day.ts';
import { eduportServices } from './plant-places.ts';

/** One command of the demo's past. `input` is given the id of the incident that the first step declared. */
export type SeedStep = {
  [Name in CommandName]: { name: Name; sender: Sender; input(incident: string): CommandRequest<Name> };
}[CommandName];

const desk: Sender = { person: 'luehrs', desk: 'Leitplatz 2' };

/**
 * What a new demo log begins with: the eduPort outage, restored, its cause open. To be executed in this order by the
 * console itself, once. Nothing when the demo begins (epoch ms) before eduPort was restored: then the outage is live.
 */
export function demoSeed(begin: number): SeedStep[] {
  if (begin < day.eduportRestored) return [];
  return [
    {
      name: 'incident.declare',
      sender: desk,
      input: () => ({
        title: 'eduPort: Kommunikation der Schulen ausgefallen',
        services: [...eduportServices],
        happenedAt: day.eduportFails,
      }),
    },
    {
      name: 'note.add',
      sender: desk,
      input: (incident) => ({
        incident,
        text: 'E-Mail, Unterrichtsorganisation und Adressbücher in 300 Schulen betroffen. Kein Wochenenddienst vereinbart.',
        happenedAt: day.eduportFails,
      }),
    },
    {
      name: 'incident.set-service',
      sender: desk,
      input: (incident) => ({
        incident,
        state: 'restored',
        text: 'Dienst wieder verfügbar. Die Ursache ist ungeklärt.',
        happenedAt: day.eduportRestored,
      }),
    },
  ];
}
