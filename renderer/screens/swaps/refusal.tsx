import type { ConsoleError } from '../../../electron/contract/errors.ts';
import type { Swap } from '../../../electron/contract/models/swap.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { useNow } from '../../stores/react.ts';

/** What was refused, in the words of the screen; stays until it is read. */
export function Refusal(props: { error: ConsoleError; swap: Swap | undefined; onRead: () => void }) {
  const text = useText();
  const words = useWords(props.error, props.swap);
  return (
    <div className="swap-refusal" role="alert">
      <Glyph name="pencil" />
      <div className="name">
        <b>{words.what}</b>
        <p>{words.next}</p>
        {words.detail !== undefined && <small dir="auto">{words.detail}</small>}
      </div>
      <Button onPress={props.onRead}>{text.swaps.error.read}</Button>
    </div>
  );
}

function useWords(error: ConsoleError, swap: Swap | undefined): { what: string; next: string; detail?: string } {
  const text = useText();
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const { by, at, step, name } = error.details ?? {};
  const refused = swap?.procedure.steps.find((candidate) => candidate.id === step);
  if (error.kind === 'conflict' && refused !== undefined && typeof at === 'number') {
    const who = swap?.progress[refused.id]?.confirmations.length === 0 ? text.swaps.error.gate : String(by);
    return {
      what: text.swaps.error.faster(localized(refused.title), who, format.exact(at, now)),
      next: text.swaps.error.fasterNext,
    };
  }
  const { what, next } = text.errors[error.kind];
  if (error.kind === 'same-person' && typeof name === 'string')
    return { what: text.swaps.error.samePerson(name), next };
  return { what, next, detail: error.message };
}
