import { type CollectionName, collectionNames } from '../../electron/contract/collections.ts';
import type { Language } from '../../electron/contract/text.ts';
import type { Sink } from '../client/session.ts';
import { type ClockStore, createClock } from './clock.ts';
import { type ConnectionStore, connectionAfter, createConnectionStore } from './connection.ts';
import { type IdentityKeeper, keepIdentity } from './identity.ts';
import { createKeyboardStore, type KeyboardStore } from './keyboard.ts';
import { createLanguageStore, type LanguageStore } from './language.ts';
import type { Memory } from './memory.ts';
import { changeRows, createRowStore, type RowStore, replaceRows } from './rows.ts';
import { createToastStore, type ToastStore } from './toasts.ts';

export type RowStores = { readonly [Name in CollectionName]: RowStore<Name> };

/** Everything that the screens know. */
export interface Stores {
  rows: RowStores;
  connection: ConnectionStore;
  clock: ClockStore;
  identity: IdentityKeeper;
  language: LanguageStore;
  toasts: ToastStore;
  keyboard: KeyboardStore;
  /** What this browser remembers of the desk. */
  memory: Memory;
}

/** Builds the stores and the sink that a session feeds them through. `monotonic` is performance.now(). */
export function createStores(given: {
  language: Language;
  memory: Memory;
  monotonic: () => number;
  random: () => number;
}): { stores: Stores; sink: Sink } {
  const rows = Object.fromEntries(collectionNames.map((name) => [name, createRowStore()])) as unknown as RowStores;
  const connection = createConnectionStore();
  const clock = createClock(given.monotonic);
  const stores: Stores = {
    rows,
    connection,
    clock: clock.store,
    identity: keepIdentity(given.memory, given.random),
    language: createLanguageStore(given.language, given.memory),
    toasts: createToastStore(),
    keyboard: createKeyboardStore(),
    memory: given.memory,
  };
  const sink: Sink = {
    snapshot(frame) {
      for (const name of collectionNames) replaceRows<CollectionName>(rows[name] as never, frame.rows[name] as never);
    },
    delta(frame) {
      for (const name of collectionNames) {
        const changes = frame.changes[name];
        if (changes !== undefined) changeRows<CollectionName>(rows[name] as never, changes as never);
      }
    },
    heard(frame) {
      const received = given.monotonic();
      connection.setState(connectionAfter(connection.getState(), frame, received), true);
      clock.hear({ at: frame.at, received, speed: frame.speed });
    },
    blind() {
      connection.setState({ phase: 'blind' });
    },
    unreadable() {
      connection.setState({ unreadable: true });
    },
    retry() {
      connection.setState(({ retries }) => ({ retries: retries + 1 }));
    },
  };
  return { stores, sink };
}
