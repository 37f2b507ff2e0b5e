import { z } from 'zod';
import { causeTrack, serviceTrack } from './models/incident.ts';
import { idSchema, instantSchema } from './text.ts';

/** The longest text that a person can put on record in one piece, in characters. */
export const longestText = 1_000_000;
const text = z.string().trim().min(1).max(longestText);
const title = z.string().trim().min(1).max(200);
const person = z.string().trim().min(1).max(100);
const correctionReason = z.string().trim().min(1).max(1000);
const reference = z.string().min(1).max(100);

/**
 * The one map of commands: name to input. Transports, the HTTP API and the handlers are typed from it. A command is
 * answered when its entries are durable; the answer carries the sequence number of the last one.
 */
export const commands = {
  'alarm.acknowledge': z.strictObject({ alarm: reference }),

  'incident.declare': z.strictObject({
    title,
    alarm: reference.optional(),
    components: z.array(idSchema).default([]),
    services: z.array(idSchema).default([]),
    happenedAt: instantSchema.optional(),
  }),
  'incident.set-service': z.strictObject({
    incident: reference,
    state: z.enum(serviceTrack),
    text: z.string().max(longestText).default(''),
    happenedAt: instantSchema.optional(),
  }),
  'incident.set-cause': z.strictObject({
    incident: reference,
    state: z.enum(causeTrack),
    text: z.string().max(longestText).default(''),
    happenedAt: instantSchema.optional(),
  }),
  'incident.judge': z.strictObject({
    incident: reference,
    other: reference,
    verdict: z.enum(['related', 'not-related', 'undetermined']),
    because: text,
  }),
  'incident.close': z.strictObject({ incident: reference }),
  'note.add': z.strictObject({ incident: reference, text, happenedAt: instantSchema.optional() }),

  /** Says what an entry of people should have said. The entry itself stays as it is. */
  'entry.correct': z.strictObject({ seq: z.int().positive(), text, reason: correctionReason }),
  /** Takes an entry of people back. */
  'entry.retract': z.strictObject({ seq: z.int().positive(), reason: correctionReason }),
  'action.add': z.strictObject({ incident: reference, text: title, owner: person, due: instantSchema.optional() }),
  'action.start': z.strictObject({ action: reference }),
  'action.finish': z.strictObject({ action: reference, outcome: z.string().max(longestText).default('') }),

  'swap.open': z.strictObject({ component: idSchema, procedure: idSchema, incident: reference.optional() }),
  /** Confirms the current step as one person. `step` guards against a screen that is behind. */
  'swap.confirm': z.strictObject({ swap: reference, step: idSchema, person: person.optional() }),
  /** Puts a scanned or typed serial beside the expected one. */
  'swap.compare': z.strictObject({
    swap: reference,
    step: idSchema,
    serial: z.string().trim().min(1).max(100),
    partNumber: z.string().trim().min(1).max(100).optional(),
  }),
  'swap.note': z.strictObject({ swap: reference, text }),
  'swap.abort': z.strictObject({ swap: reference, reason: text }),

  /** A person has read what happened to the file of the log. */
  'log.acknowledge-recovery': z.strictObject({ recovery: reference }),

  'plant.reload': z.strictObject({}),

  'demo.start': z.strictObject({ speed: z.number().min(1).max(3600).default(1) }),
  'demo.play': z.strictObject({}),
  'demo.set-speed': z.strictObject({ speed: z.number().min(1).max(3600) }),
  /** Stands in for the technician's hands: puts the spare of the running swap into the slot. */
  'demo.insert-spare': z.strictObject({ swap: reference }),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.output<(typeof commands)[Name]>;
export type CommandRequest<Name extends CommandName> = z.input<(typeof commands)[Name]>;

/** The answer to a command: `seq` is its last log entry, `subject` what it created or changed (`incident/INC-…`). */
export const acknowledgementSchema = z.object({ seq: z.int(), subject: z.string() });
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

/** Who sends a command. `person` is an id of the plant's people or a typed name. */
export const senderSchema = z.strictObject({ person, desk: z.string().trim().min(1).max(100) });
export type Sender = z.infer<typeof senderSchema>;

/** True for a name of the map, and not for one inherited from Object. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
