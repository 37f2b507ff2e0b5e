import { useState } from 'react';
import { useText } from '../../i18n/react.ts';

/** What is shown of a long text at first, and by how much each 'more' adds, in characters. */
const firstLook = 280;
const stride = 20_000;

/** Text that a person typed: inert, in its own direction, bounded. The rest comes in pieces that a page can lay out. */
export function LongText({ text }: { text: string }) {
  const words = useText().timeline;
  const [shown, setShown] = useState(firstLook);
  const cut = text.length > shown;
  return (
    <div className={shown > firstLook ? 'incident-words open' : 'incident-words'}>
      <p dir="auto">{cut ? `${wholeCharacters(text, shown)} …` : text}</p>
      <div className="words-buttons">
        {cut && (
          <button
            type="button"
            className="quiet-button"
            onClick={() => setShown(shown === firstLook ? stride : shown + stride)}
          >
            {shown === firstLook ? words.showAll(text.length) : words.showNext(shown, text.length)}
          </button>
        )}
        {shown > firstLook && (
          <button type="button" className="quiet-button" onClick={() => setShown(firstLook)}>
            {words.fold}
          </button>
        )}
      </div>
    </div>
  );
}

/** The first `length` units of a text, without half a character at the end. */
function wholeCharacters(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
