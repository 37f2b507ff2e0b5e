import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Input } from '../../parts/field.tsx';
import { useConsole, usePlant } from '../../stores/react.ts';
import { fromInput, toInput } from './plant-time.ts';

/** A time that a person may give: null means not given. */
export interface GivenTime {
  text: string | null;
  setText: (text: string | null) => void;
}

/** Reads a given time: undefined where none was given, null where it is not a time. */
export function useReadTime(): (text: string | null) => number | null | undefined {
  const zone = usePlant()?.timeZone ?? 'UTC';
  return (text) => (text === null ? undefined : fromInput(text, zone));
}

/** A date and time of the plant, for a form. */
export function TimeInput(props: { label: string; value: string; onChange: (text: string) => void; wrong: boolean }) {
  const text = useText().incidents;
  return (
    <Field label={props.label} {...(props.wrong ? { problem: text.wrongTime } : { hint: text.timeForm })}>
      <Input mono value={props.value} onChange={props.onChange} wrong={props.wrong} />
    </Field>
  );
}

/** 'Happened earlier': a button, and behind it the time at which it happened, beginning with now. */
export function EarlierField({ text: value, setText, wrong }: GivenTime & { wrong: boolean }) {
  const text = useText().incidents;
  const zone = usePlant()?.timeZone ?? 'UTC';
  const { clock } = useConsole().stores;
  if (value === null) {
    return <Button onPress={() => setText(toInput(clock.getState().now, zone))}>{text.earlier}</Button>;
  }
  return <TimeInput label={text.happenedAt} value={value} onChange={setText} wrong={wrong} />;
}
