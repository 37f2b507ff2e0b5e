import { z } from 'zod';
import { reasonSchema, stateSchema } from '../../contract/models/condition.ts';
import type { Actor } from '../../contract/models/entry.ts';
import { causeTrack, serviceTrack } from '../../contract/models/incident.ts';
import { partSchema } from '../../contract/models/plant.ts';
import { backupPlaces, damageKinds, recoverySchema } from '../../contract/models/recovery.ts';
import { procedureSchema } from '../../contract/models/swap.ts';
import { signedCheckpointSchema } from './integrity/checkpoint.ts';

const impactCounts = { components: z.int(), cells: z.int(), services: z.int(), sites: z.int() };

/** Which entry is corrected, so that rows made from it can follow. */
const correctedSchema = z.object({ kind: z.string(), subject: z.string() });

/**
 * The kinds of log entries and what each carries. A shipped kind is never changed: old logs have to be read for ever.
 * The subject of an entry is also its stream: `console`, `component/ID`, `alarm/ID`, `incident/ID`, `action/ID`, `swap/ID`,
 * `log/key`, `log/checkpoint`, `log/backup`, `log/recovery`, and `entry/SEQ` for what corrects an entry.
 */
export const entryKinds = {
  'console.started': z.object({ version: z.string(), demo: z.boolean(), silentSince: z.iso.datetime().optional() }),
  'console.stopped': z.object({}),
  'plant.loaded': z.object({
    source: z.string(),
    digest: z.string(),
    components: z.int(),
    endpoints: z.int(),
    services: z.int(),
    sites: z.int(),
  }),
  'plant.rejected': z.object({ source: z.string(), problems: z.int(), first: z.string() }),

  /** The key that signs this log from here on; a second such entry means that the first key was lost. */
  'log.keyed': z.object({ log: z.uuid(), key: z.string(), publicKey: z.string() }),
  'log.checkpoint': signedCheckpointSchema,
  /** The log is not the one, or not the whole one, that `checkpoint.txt` saw: the file of then, and what is there now. */
  'log.mismatched': z.object({
    size: z.int(),
    head: z.string(),
    time: z.iso.datetime(),
    foundSize: z.int(),
    foundHead: z.string().optional(),
    keptAs: z.string(),
  }),

  /** A copy of the log that was read back whole. `ms`: how long it took until then. */
  'log.backed-up': z.object({
    where: z.enum(backupPlaces),
    file: z.string(),
    size: z.int(),
    lastSeq: z.int(),
    head: z.string(),
    verified: z.boolean(),
    ms: z.int(),
  }),
  'log.backup-failed': z.object({ where: z.enum(backupPlaces), reason: z.string() }),
  'log.verified': z.object({ entries: z.int(), head: z.string(), ms: z.int() }),
  /** The running console read its log and found it damaged; `seq` is the first entry that it shows at. */
  'log.damage-found': z.object({ what: z.enum(damageKinds), seq: z.int().optional(), detail: z.string() }),
  /**
   * The log was damaged, and this one took its place: a copy (`from`), and `carried` entries of the damaged file that
   * continue its chain. What was written from `gapFrom` on is not in it; `left` readable entries are in `aside`.
   */
  'log.restored': z.object({
    what: z.enum(damageKinds),
    detail: z.string(),
    aside: z.string(),
    from: z.string().optional(),
    lastSeq: z.int(),
    lastAt: z.iso.datetime().optional(),
    gapFrom: z.int(),
    carried: z.int(),
    left: z.int(),
  }),
  /** The log was damaged and nothing could be restored: this is a new one. */
  'log.begun-anew': z.object({ what: z.enum(damageKinds), detail: z.string(), aside: z.string(), left: z.int() }),
  /** The last transaction in the write-ahead file was cut off: a power cut before it was acknowledged, or damage. */
  'log.tail-torn': z.object({ lastSeq: z.int() }),
  'log.recovery-acknowledged': z.object({
    recovery: z.string(),
    what: z.enum(damageKinds),
    outcome: recoverySchema.shape.outcome,
  }),
  /** The host's clock was set: it had to show `from` and shows `to`. A machine that slept shows as a jump ahead. */
  'clock.jumped': z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),

  'health.transition': z.object({
    endpoint: z.string(),
    from: stateSchema,
    to: stateSchema,
    reason: reasonSchema,
    latencyMs: z.number().optional(),
  }),

  'alarm.raised': z.object({
    component: z.string(),
    name: z.object({ de: z.string(), en: z.string() }),
    state: stateSchema,
    reason: reasonSchema,
    priority: z.int(),
    since: z.iso.datetime(),
    number: z.int(),
  }),
  'alarm.changed': z.object({ state: stateSchema, reason: reasonSchema }),
  'alarm.grouped': z.object(impactCounts),
  'alarm.acknowledged': z.object({}),
  'alarm.returned': z.object({}),
  /** The alarm's component turned out to be a consequence: of `component`, whose alarm goes on. */
  'alarm.absorbed': z.object({ component: z.string() }),

  'incident.declared': z.object({
    title: z.string(),
    alarms: z.array(z.string()),
    components: z.array(z.string()),
    services: z.array(z.string()),
    since: z.iso.datetime(),
  }),
  'incident.service': z.object({ state: z.enum(serviceTrack), text: z.string() }),
  'incident.cause': z.object({ state: z.enum(causeTrack), text: z.string() }),
  'incident.judged': z.object({
    other: z.string(),
    verdict: z.enum(['related', 'not-related', 'undetermined']),
    because: z.string(),
  }),
  'incident.closed': z.object({}),
  'note.added': z.object({ text: z.string() }),

  'action.added': z.object({
    incident: z.string(),
    text: z.string(),
    owner: z.string(),
    due: z.iso.datetime().optional(),
  }),
  'action.started': z.object({}),
  'action.finished': z.object({ outcome: z.string() }),

  'entry.corrected': z.object({ seq: z.int(), text: z.string(), reason: z.string(), target: correctedSchema }),
  'entry.retracted': z.object({ seq: z.int(), reason: z.string(), target: correctedSchema }),

  'swap.opened': z.object({
    component: z.string(),
    partner: z.string().optional(),
    incident: z.string().optional(),
    procedure: procedureSchema,
    installed: partSchema.optional(),
  }),
  'swap.confirmed': z.object({ step: z.string(), person: z.string(), name: z.string() }),
  'swap.compared': z.object({
    step: z.string(),
    expected: z.string(),
    scanned: z.string(),
    match: z.boolean(),
    identifiedAs: z.enum(['installed', 'spare', 'partner', 'unknown']),
    partNumber: z.string().optional(),
  }),
  'swap.passed': z.object({ step: z.string() }),
  'swap.noted': z.object({ text: z.string() }),
  'swap.aborted': z.object({ reason: z.string() }),
  'swap.finished': z.object({}),
  'part.installed': z.object({ swap: z.string(), part: partSchema, previous: partSchema.optional() }),

  'demo.controlled': z.object({ action: z.string(), detail: z.string() }),
} as const;

export type EntryKind = keyof typeof entryKinds;
export type EntryData<Kind extends EntryKind> = z.infer<(typeof entryKinds)[Kind]>;

/** An entry to be written. Times are milliseconds; `happenedAt` only where it differs from the time of writing. */
export type Draft = {
  [Kind in EntryKind]: {
    kind: Kind;
    subject: string;
    actor: Actor;
    data: EntryData<Kind>;
    happenedAt?: number | undefined;
  };
}[EntryKind];

/** An entry that is durable. */
export type Entry = Draft & { seq: number; at: number; hash: string };
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>;
