import { useState } from 'react';
import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Input } from '../../parts/field.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { useConsole } from '../../stores/react.ts';
import { isEmptyLook, type Look } from './look.ts';
import { lookOf, readSaved, type SavedLook, withSaved } from './saved.ts';

const key = 'log.saved';

/** Looks that this desk has saved: choose, add the current one, delete. */
export function SavedFilters({ look, onChoose }: { look: Look; onChoose: (look: Look) => void }) {
  const text = useText().log.filters;
  const { memory } = useConsole().stores;
  const [saved, setSaved] = useState(() => readSaved(memory.read(key)));
  const [name, setName] = useState<string | null>(null);
  const keep = (list: SavedLook[]) => {
    memory.write(key, JSON.stringify(list));
    setSaved(list);
  };
  return (
    <>
      <h2>{text.saved}</h2>
      <ul>
        {saved.map((each) => (
          <li key={each.name} className="saved">
            <button type="button" onClick={() => onChoose(lookOf(each.address))}>
              <bdi>{each.name}</bdi>
            </button>
            <button
              type="button"
              className="remove"
              title={text.remove(each.name)}
              aria-label={text.remove(each.name)}
              onClick={() => keep(saved.filter((other) => other !== each))}
            >
              <Glyph name="cross" />
            </button>
          </li>
        ))}
      </ul>
      {name === null ? (
        <Button
          glyph="plus"
          onPress={() => setName('')}
          {...(isEmptyLook(look) ? { locked: text.everything, lockedQuietly: true } : {})}
        >
          {text.save}
        </Button>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep(withSaved(saved, name, look));
            setName(null);
          }}
        >
          <Field label={text.savedName}>
            <Input
              value={name}
              onChange={setName}
              maxLength={60}
              autoFocus
              onKeyDown={(event) => {
                if (event.key === 'Escape') {
                  event.stopPropagation();
                  setName(null);
                }
              }}
            />
          </Field>
          <Button submit>{text.save}</Button>
        </form>
      )}
    </>
  );
}
