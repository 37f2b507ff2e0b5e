import { createStore, type StoreApi } from 'zustand/vanilla';

/** A key and what it does. `key` is as in KeyboardEvent.key: 'a', 'A' (with shift), '/', 'Enter', 'Escape', 'F8'. */
export interface KeyBinding {
  key: string;
  label: string;
  run(): void;
  /** Not drawn in the key line; '?' shows it all the same. */
  quiet?: boolean;
}

/** Layers of bindings: the newest wins. A screen adds its own while it is shown. */
export type KeyboardStore = StoreApi<{ layers: readonly (readonly KeyBinding[])[] }>;

/** A keyboard without bindings. */
export function createKeyboardStore(): KeyboardStore {
  return createStore<{ layers: readonly (readonly KeyBinding[])[] }>()(() => ({ layers: [] }));
}

/** Adds a layer; the result takes it away. */
export function addLayer(store: KeyboardStore, layer: readonly KeyBinding[]): () => void {
  store.setState(({ layers }) => ({ layers: [...layers, layer] }));
  return () => store.setState(({ layers }) => ({ layers: layers.filter((each) => each !== layer) }));
}

/** A key press, as far as it matters here. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  inTextField: boolean;
}

/** The binding that a press means. Single characters are off inside text fields; keys with Ctrl, Alt, Meta are not ours. */
export function bindingFor(layers: readonly (readonly KeyBinding[])[], press: Press): KeyBinding | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  if (press.inTextField && press.key !== 'Escape') return undefined;
  for (const layer of layers.toReversed()) {
    const found = layer.find((binding) => binding.key === press.key);
    if (found !== undefined) return found;
  }
  return undefined;
}
