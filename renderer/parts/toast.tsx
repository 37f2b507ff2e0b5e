import { Button } from './button.tsx';
import { Glyph } from './glyph.tsx';

/** What was done, in the words of the button. */
export function DoneToast({ text }: { text: string }) {
  return (
    <div className="toast" role="status">
      <Glyph name="check" />
      <span>{text}</span>
    </div>
  );
}

/** What was refused, what is safe and what to do; stays until it is read. */
export function ErrorToast(props: { what: string; next: string; detail?: string; read: string; onRead: () => void }) {
  return (
    <div className="toast error" role="alert">
      <Glyph name="pencil" />
      <span className="name">
        {props.what} {props.next}
        {props.detail !== undefined && <small dir="auto">{props.detail}</small>}
      </span>
      <Button onPress={props.onRead}>{props.read}</Button>
    </div>
  );
}
