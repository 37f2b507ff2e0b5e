import type { ReactNode, Ref } from 'react';
import { Glyph } from './glyph.tsx';

/** Label above, control, then what is wrong or a hint. */
export function Field(props: { label: string; hint?: string; problem?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child; a label around its control names it.
    <label className="field">
      <span className="label">{props.label}</span>
      {props.children}
      {props.problem !== undefined && (
        <span className="problem" role="alert">
          <Glyph name="pencil" />
          {props.problem}
        </span>
      )}
      {props.problem === undefined && props.hint !== undefined && <span className="hint">{props.hint}</span>}
    </label>
  );
}

export interface InputProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'search' | 'datetime-local' | 'time' | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  wrong?: boolean | undefined;
  mono?: boolean | undefined;
  readOnly?: boolean | undefined;
  autoFocus?: boolean | undefined;
  list?: string | undefined;
  onKeyDown?: ((event: React.KeyboardEvent<HTMLInputElement>) => void) | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** One line of text. */
export function Input(props: InputProps) {
  return (
    <input
      ref={props.inputRef}
      className={['input', props.wrong && 'wrong', props.mono && 'mono'].filter(Boolean).join(' ')}
      type={props.type ?? 'text'}
      value={props.value}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      readOnly={props.readOnly}
      aria-invalid={props.wrong || undefined}
      list={props.list}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: a form that opens on request begins in its first field; the caller asks for it.
      autoFocus={props.autoFocus}
      onKeyDown={props.onKeyDown}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

/** Several lines of text. Ctrl+Enter (or Cmd) submits its form. */
export function Textarea(props: {
  value: string;
  onChange: (value: string) => void;
  rows?: number | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
  wrong?: boolean | undefined;
  autoFocus?: boolean | undefined;
}) {
  return (
    <textarea
      className={props.wrong ? 'input wrong' : 'input'}
      value={props.value}
      rows={props.rows ?? 3}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      aria-invalid={props.wrong || undefined}
      dir="auto"
      // biome-ignore lint/a11y/noAutofocus: a form that opens on request begins in its first field; the caller asks for it.
      autoFocus={props.autoFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
      }}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

/** One of a list of values. */
export function Select(props: {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; text: string }[];
}) {
  return (
    <select className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}
