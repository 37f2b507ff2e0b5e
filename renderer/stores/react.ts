import { createContext, useCallback, useContext, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type CollectionName, type Row, singleton } from '../../electron/contract/collections.ts';
import type { Acknowledgement, CommandName, CommandRequest } from '../../electron/contract/commands.ts';
import { type Result, refuse } from '../../electron/contract/errors.ts';
import type { Language } from '../../electron/contract/text.ts';
import type { Client } from '../client/client.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Identity } from './identity.ts';
import { addLayer, type KeyBinding } from './keyboard.ts';
import type { Stores } from './stores.ts';
import { showToast } from './toasts.ts';

/** What the root gives to all screens. */
export interface Console {
  stores: Stores;
  client: Client;
}

export const ConsoleContext = createContext<Console | null>(null);

/** The stores and the client; throws outside of the root. */
export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (found === null) throw new Error('no console around this component');
  return found;
}

/** One row; renders again only when this row changes. */
export function useRow<Name extends CollectionName>(name: Name, id: string | undefined): Row<Name> | undefined {
  return useStore(useConsole().stores.rows[name], (state) => (id === undefined ? undefined : state.rows.get(id)));
}

/** All rows of a collection; renders again when one of them changes. */
export function useRows<Name extends CollectionName>(name: Name): readonly Row<Name>[] {
  return useStore(useConsole().stores.rows[name], (state) => state.list);
}

/** All rows of a collection by id. */
export function useRowMap<Name extends CollectionName>(name: Name): ReadonlyMap<string, Row<Name>> {
  return useStore(useConsole().stores.rows[name], (state) => state.rows);
}

/** The plant's row; undefined while nothing is watched. */
export function usePlant(): Row<'plant'> | undefined {
  return useRow('plant', singleton);
}

/** The console's own state. */
export function useSystem(): Row<'system'> | undefined {
  return useRow('system', singleton);
}

/** Console time in ms, full seconds; renders each second. */
export function useNow(): number {
  return useStore(useConsole().stores.clock, (clock) => clock.now);
}

/** The clock by a selector, for a component that needs less (or more) than each second. */
export function useClock<T>(select: (clock: Clock) => T): T {
  return useStore(useConsole().stores.clock, select);
}

/** The line to the core by a selector. */
export function useConnection<T>(select: (connection: Connection) => T): T {
  return useStore(useConsole().stores.connection, select);
}

/** Who is at this desk, by a selector. */
export function useIdentity<T>(select: (identity: Identity) => T): T {
  return useStore(useConsole().stores.identity.store, select);
}

/** The language of the screen and how to change it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { stores } = useConsole();
  const language = useStore(stores.language, (state) => state.language);
  return [language, (next) => stores.language.setState({ language: next })];
}

/** What a command shows besides its result. */
export interface CommandOptions {
  /** Toast on success, in the past tense of the button. */
  done?: string;
  /** The caller shows the refusal itself. */
  quiet?: boolean;
}

/** Sends a command; asks who is at the desk where a name is needed. A refusal is shown as a toast unless `quiet`. */
export type Send = <Name extends CommandName>(
  name: Name,
  input: CommandRequest<Name>,
  options?: CommandOptions,
) => Promise<Result<Acknowledgement>>;

/** How a component sends commands. The function is stable. */
export function useCommand(): Send {
  const { stores, client } = useConsole();
  return useCallback(
    async (name, input, options = {}) => {
      const sender = await stores.identity.senderFor(name);
      if (sender === null) {
        return refuse(
          'not-allowed',
          'Nobody said who they are; nothing was done.',
          'Choose who you are, then do it again.',
        );
      }
      const result = await client.command(name, input, sender);
      if (!result.ok && !options.quiet) showToast(stores.toasts, { kind: 'error', error: result.error });
      if (result.ok && options.done !== undefined) showToast(stores.toasts, { kind: 'done', text: options.done });
      return result;
    },
    [stores, client],
  );
}

/** Binds keys while the component is shown. The newest component wins; the frame draws the labels in its key line. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const { stores } = useConsole();
  const current = useRef(bindings);
  current.current = bindings;
  const shape = bindings.map((binding) => `${binding.key}\n${binding.label}\n${binding.quiet ?? false}`).join('\n\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the bindings; their functions are read when a key is pressed.
  useEffect(() => {
    const layer = current.current.map((binding, index) => ({
      ...binding,
      run: () => current.current[index]?.run(),
    }));
    return addLayer(stores.keyboard, layer);
  }, [stores, shape]);
}
