import { type RefObject, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Input } from '../../parts/field.tsx';
import { plainLabel } from './label.ts';
import { useScanner } from './use-scanner.ts';

/** A label as somebody scanned or typed it. */
export interface ScannedLabel {
  serial: string;
  partNumber?: string;
}

/** The longest serial or part number that the console takes, in characters. */
const longestLabel = 100;

/**
 * Where scanner and keyboard end up: wherever the focus was, the first character of a label goes into the next empty
 * field. A spare has two labels, in any order: the expected part number is recognised. What was typed stays until it was
 * accepted.
 */
export function LabelEntry(props: {
  /** The part number that is expected of a spare; undefined where only the serial counts. */
  expectedNumber: string | undefined;
  serialRef: RefObject<HTMLInputElement | null>;
  /** After the first comparison the hint makes room for what was found. */
  isRepeat: boolean;
  /** What has been typed before the field was there; given, it takes the focus. */
  first: string | undefined;
  locked: string | undefined;
  onScan: (label: ScannedLabel) => Promise<boolean>;
  children?: React.ReactNode;
}) {
  const { expectedNumber, serialRef, first } = props;
  const text = useText().swaps.compare;
  const [serial, setSerial] = useState(first ?? '');
  const [number, setNumber] = useState('');
  const numberRef = useRef<HTMLInputElement>(null);
  const asksNumber = expectedNumber !== undefined;

  useEffect(() => {
    if (first === undefined) return;
    serialRef.current?.focus();
    serialRef.current?.setSelectionRange(first.length, first.length);
  }, [first, serialRef]);

  useScanner((character) => {
    const toNumber = asksNumber && serial !== '' && number === '';
    (toNumber ? setNumber : setSerial)(character);
    (toNumber ? numberRef : serialRef).current?.focus();
  });

  const isNumber = (label: string) => asksNumber && plainLabel(label) === plainLabel(expectedNumber);

  async function submit() {
    if (props.locked !== undefined) return;
    const swapped = isNumber(serial) && !isNumber(number);
    const given = swapped ? { serial: number, number: serial } : { serial, number };
    if (swapped) {
      setSerial(given.serial);
      setNumber(given.number);
    }
    if (given.serial.trim() === '') serialRef.current?.focus();
    else if (asksNumber && given.number.trim() === '') numberRef.current?.focus();
    else if (await props.onScan({ serial: given.serial, ...(asksNumber ? { partNumber: given.number } : {}) })) {
      setSerial('');
      setNumber('');
    }
  }

  return (
    <form
      className={asksNumber ? 'label-entry two' : 'label-entry'}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={text.serial} {...(props.isRepeat ? {} : { hint: asksNumber ? text.hintSpare : text.hintSerial })}>
        <Input mono value={serial} onChange={setSerial} maxLength={longestLabel} inputRef={serialRef} />
      </Field>
      {asksNumber && (
        <Field label={text.number}>
          <Input mono value={number} onChange={setNumber} maxLength={longestLabel} inputRef={numberRef} />
        </Field>
      )}
      <Button submit glyph="scan" locked={props.locked} lockedQuietly>
        {text.check}
      </Button>
      {props.children}
    </form>
  );
}
