import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandName, Sender } from '../../electron/contract/commands.ts';
import type { Memory } from './memory.ts';

/** Who is at this desk. `asking` is open while a command waits for somebody to say who they are. */
export interface Identity {
  person: string | null;
  desk: string;
  asking: boolean;
}

export type IdentityStore = StoreApi<Identity>;

/** Commands that never wait for a name: an alarm has to be acknowledged at once, and the demo asks nobody. */
const nameless: readonly CommandName[] = [
  'alarm.acknowledge',
  'plant.reload',
  'demo.start',
  'demo.play',
  'demo.set-speed',
  'demo.insert-spare',
];

/** The person at the desk, remembered by this browser, and the questions of commands that need one. */
export interface IdentityKeeper {
  store: IdentityStore;
  /** Takes an id of the plant's people or a typed name; an empty one is nobody. */
  choose(person: string): void;
  /** Opens or closes the chooser. Closing it without a name answers waiting commands with null. */
  show(open: boolean): void;
  /** The sender for a command: at once where somebody is known or nobody is needed, else after they chose. */
  senderFor(command: CommandName): Promise<Sender | null>;
}

/** Keeps the identity of a desk. `random` gives 0 to 1 and names a browser that has no name yet. */
export function keepIdentity(memory: Memory, random: () => number): IdentityKeeper {
  const desk = memory.read('desk') ?? `Leitplatz ${Math.floor(random() * 9000 + 1000)}`;
  memory.write('desk', desk);
  const store = createStore<Identity>()(() => ({ person: memory.read('person') || null, desk, asking: false }));
  let waiting: ((sender: Sender | null) => void)[] = [];

  const answer = (sender: Sender | null) => {
    const resolve = waiting;
    waiting = [];
    for (const each of resolve) each(sender);
  };

  return {
    store,
    choose(typed) {
      const person = typed.trim().slice(0, 100) || null;
      memory.write('person', person ?? '');
      store.setState({ person, asking: false });
      answer(person === null ? null : { person, desk });
    },
    show(open) {
      store.setState({ asking: open });
      if (!open) answer(null);
    },
    senderFor(command) {
      const { person } = store.getState();
      if (person !== null) return Promise.resolve({ person, desk });
      if (nameless.includes(command)) return Promise.resolve({ person: desk, desk });
      store.setState({ asking: true });
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
