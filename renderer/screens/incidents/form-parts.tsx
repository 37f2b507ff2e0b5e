import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';

/** The buttons of a form: the one that sends, and cancel. */
export function FormButtons(props: { send: string; onCancel: () => void }) {
  const text = useText().incidents;
  return (
    <>
      <Button kind="primary" size="tall" submit>
        {props.send}
      </Button>
      <Button size="tall" onPress={props.onCancel} keyCap="Esc">
        {text.cancel}
      </Button>
    </>
  );
}

/** The problem of a field while it has one. */
export function problem(wrong: boolean, sentence: string): { problem?: string } {
  return wrong ? { problem: sentence } : {};
}

/** Says that a choice is missing, where the control is not an input. */
export function Missing() {
  const text = useText().incidents;
  return (
    <span className="problem" role="alert">
      <Glyph name="pencil" />
      {text.required}
    </span>
  );
}
