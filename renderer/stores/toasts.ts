import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError } from '../../electron/contract/errors.ts';

/** One message above the key line. Success goes after 6 s; an error stays until it is read. */
export type Toast = { id: number; kind: 'done'; text: string } | { id: number; kind: 'error'; error: ConsoleError };
type NewToast = { kind: 'done'; text: string } | { kind: 'error'; error: ConsoleError };

export type ToastStore = StoreApi<{ toast: Toast | null }>;

/** How long a success stays, in milliseconds. */
export const toastForMs = 6000;

let lastId = 0;

/** A place for one toast. */
export function createToastStore(): ToastStore {
  return createStore<{ toast: Toast | null }>()(() => ({ toast: null }));
}

/** Shows a toast in place of the one before. */
export function showToast(store: ToastStore, toast: NewToast): void {
  lastId += 1;
  store.setState({ toast: { ...toast, id: lastId } });
}
