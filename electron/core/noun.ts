import type { CommandInput, CommandName, Sender } from '../contract/commands.ts';
import type { Result } from '../contract/errors.ts';
import type { Actor } from '../contract/models/entry.ts';
import type { Draft, EntryKind, EntryOf } from './log/kinds.ts';
import type { ReadTables, Tables } from './tables.ts';

/** What a command decided: entries to write, and the state of a stream that it decided upon. */
export interface Decision {
  entries: Draft[];
  /** What the command created or changed, for example `incident/INC-2019-0924-01`. */
  subject: string;
  /** The decision holds only if this stream's last entry still has this seq; otherwise it is a conflict. */
  expected?: { stream: string; seq: number };
}

/** What a handler may look at. Handlers are pure but for the few that reach out (demo), which are async. */
export interface CommandContext {
  tables: ReadTables;
  now: number;
  actor: Actor;
  sender: Sender;
}

export type Handler<Name extends CommandName> = (
  input: CommandInput<Name>,
  context: CommandContext,
) => Result<Decision> | Promise<Result<Decision>>;

export type Handlers = { [Name in CommandName]?: Handler<Name> };
export type Folds = { [Kind in EntryKind]?: (entry: EntryOf<Kind>, tables: Tables) => void };

/**
 * One noun of the console: the commands it answers, and how its entries become rows. `folds` must depend on nothing but
 * the entry and the tables that folds wrote: replaying the log has to give the same rows.
 */
export interface Noun {
  name: string;
  commands: Handlers;
  folds: Folds;
}
