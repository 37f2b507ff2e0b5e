import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useText } from '../i18n/react.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { KeyCap } from '../parts/key-cap.tsx';
import { bindingFor, type KeyBinding } from '../stores/keyboard.ts';
import { useConsole, useKeys, useLanguage } from '../stores/react.ts';

/** Listens for keys on the page and runs the binding of the newest layer. Once, at the root. */
export function Keyboard() {
  const { keyboard } = useConsole().stores;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, ctrlKey, altKey, metaKey } = event;
      const inTextField = isTextField(event.target);
      const found = bindingFor(keyboard.getState().layers, { key, ctrlKey, altKey, metaKey, inTextField });
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keyboard]);
  return null;
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** How a key is printed on its cap. */
function capOf(key: string, names: Readonly<Record<string, string>>): string {
  const name = names[key];
  if (name !== undefined) return name;
  if (key.length > 1) return key;
  return key === key.toLowerCase() ? key.toUpperCase() : `Shift ${key}`;
}

/** The bindings in force, newest layer first, each key once; '?' comes last. */
function useBindings(): KeyBinding[] {
  const layers = useStore(useConsole().stores.keyboard, (state) => state.layers);
  const found = new Map<string, KeyBinding>();
  for (const layer of layers.toReversed())
    for (const each of layer) if (!found.has(each.key)) found.set(each.key, each);
  const all = [...found.values()];
  return [...all.filter((binding) => binding.key !== '?'), ...all.filter((binding) => binding.key === '?')];
}

/** The line of keys at the foot of a desk screen, and the list of all behind '?'. */
export function KeyLine() {
  const text = useText().frame;
  const bindings = useBindings();
  const [all, setAll] = useState(false);
  const [language, setLanguage] = useLanguage();
  useKeys([{ key: '?', label: text.allKeys, run: () => setAll((open) => !open) }]);
  return (
    <footer className="key-line">
      {bindings
        .filter((binding) => !binding.quiet)
        .map((binding) => (
          <span key={binding.key}>
            <KeyCap>{capOf(binding.key, text.keyNames)}</KeyCap>
            {binding.label}
          </span>
        ))}
      <span className="language">
        <button type="button" onClick={() => setLanguage(language === 'de' ? 'en' : 'de')}>
          {text.otherLanguage}
        </button>
      </span>
      {all && (
        <div className="all-keys">
          <Dialog
            title={text.keys}
            onCancel={() => setAll(false)}
            actions={<Button onPress={() => setAll(false)}>{text.close}</Button>}
          >
            <dl>
              {bindings.map((binding) => (
                <div key={binding.key} style={{ display: 'contents' }}>
                  <dt>
                    <KeyCap>{capOf(binding.key, text.keyNames)}</KeyCap>
                  </dt>
                  <dd>{binding.label}</dd>
                </div>
              ))}
            </dl>
          </Dialog>
        </div>
      )}
    </footer>
  );
}
