import type { Draft } from '../../electron/core/log/kinds.ts';
import { type Log, openLog } from '../../electron/core/log/log.ts';

const batch = 5000;
/** One entry each 11 s on average: a million are a third of a year. */
const stepMs = 11_000;
const begin = Date.UTC(2019, 5, 1);

const people = ['Imke Harms', 'Mehmet Kaya', 'Jule Petersen', 'Deniz Arslan', 'Svenja Hinrichs', 'Ole Brandt'];
const parts: readonly (readonly [string, string, string])[] = [
  ['stor-ctrl', 'Speichercontroller', 'Storage controller'],
  ['db', 'Datenbankserver', 'Database server'],
  ['web', 'Anmeldedienst', 'Sign-on service'],
  ['sw', 'Zugangs-Switch', 'Access switch'],
  ['usv', 'Unterbrechungsfreie Stromversorgung', 'Uninterruptible power supply'],
];
const places = ['Altona', 'Bergedorf', 'Eimsbüttel', 'Harburg', 'Mitte', 'Nord', 'Wandsbek'];
const words =
  'Lüfter geprüft Schrank Straße Kundenzentrum meldet langsame Antworten Neustart ohne Wirkung Cache verloren Partner übernimmt Störung größer als gedacht Techniker unterwegs restart had no effect disk replaced waiting for the vendor remote hands Größe Netzteil getauscht Spiegel läuft nach Rückfrage bei der Leitung'.split(
    ' ',
  );

/** The names of a component of the corpus, in both languages. */
export function corpusNames(component: string): string[] {
  const [kind = '', number = '0'] = component.split(/-(?=\d+$)/);
  const [, de = '', en = ''] = parts.find(([id]) => id === kind) ?? [];
  const place = places[Number(number) % places.length] ?? '';
  return [`${de} ${place} ${number}`, `${en} ${place} ${number}`];
}

/**
 * Writes a log as a data center gives it: nine in ten entries are components that go and come back, the others are alarms,
 * notes, actions and swaps. Always the same for the same size.
 */
export async function writeCorpus(folder: string, entries: number, components = 2000): Promise<void> {
  let now = begin;
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const log = opened(folder, () => now);
  for (let written = 0; written < entries; ) {
    const drafts: Draft[] = [];
    while (drafts.length < batch && written + drafts.length < entries) drafts.push(draft(random, pick, components));
    now += stepMs * 20;
    // Each append has one time of writing; twenty to a batch spread a batch over hours.
    for (let part = 0; part < drafts.length; part += 20) {
      now += stepMs * 20;
      void log.append(drafts.slice(part, part + 20));
      if (part % 500 === 480) await new Promise((resolve) => setImmediate(resolve));
    }
    written += drafts.length;
    await log.append([]);
  }
  log.close();
}

function opened(folder: string, now: () => number): Log {
  const result = openLog(folder, { now });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function draft(random: (below: number) => number, pick: <T>(list: readonly T[]) => T, components: number): Draft {
  const number = random(components);
  const component = `${(parts[number % parts.length] ?? parts[0])?.[0]}-${number}`;
  const name = pick(people);
  const actor = { person: name.split(' ')[0]?.toLowerCase() ?? '', name, desk: `desk ${random(4) + 1}` };
  const text = () => Array.from({ length: 8 + random(50) }, () => pick(words)).join(' ');
  const incident = `INC-2019-0${random(10)}${random(30) + 10}-0${random(9) + 1}`;
  const what = random(1000);
  if (what < 920) {
    const failing = random(2) === 0;
    const code = pick(['timeout', 'refused', 'status-code', 'reported'] as const);
    return {
      kind: 'health.transition',
      subject: `component/${component}`,
      actor: { system: 'health' },
      data: {
        endpoint: 'health',
        from: failing ? 'ok' : 'down',
        to: failing ? 'down' : 'ok',
        reason: failing
          ? { code, detail: code === 'status-code' ? `${500 + random(4)}` : '' }
          : { code: 'reported', detail: 'ok' },
        latencyMs: random(90_000) / 100,
      },
    };
  }
  if (what < 950) {
    return {
      kind: 'alarm.grouped',
      subject: `alarm/ALM-${number}`,
      actor: { system: 'impact' },
      data: { components: random(60), cells: random(90), services: random(8), sites: random(7) },
    };
  }
  if (what < 970) {
    return { kind: 'alarm.acknowledged', subject: `alarm/ALM-${number}`, actor, data: {} };
  }
  if (what < 990) return { kind: 'note.added', subject: `incident/${incident}`, actor, data: { text: text() } };
  if (what < 995) {
    return {
      kind: 'action.added',
      subject: `action/${incident}-A${random(9)}`,
      actor,
      data: { incident, text: text().slice(0, 100), owner: actor.person },
    };
  }
  return {
    kind: 'swap.compared',
    subject: `swap/SWP-${random(900)}`,
    actor,
    data: {
      step: 'compare',
      expected: `SC7-4419-A0${random(9000) + 1000}`,
      scanned: `SC7-4419-A0${random(9000) + 1000}`,
      match: false,
      identifiedAs: 'unknown',
    },
  };
}
