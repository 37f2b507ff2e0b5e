/** One choice of a few, side by side. */
export function Segment<Value extends string | number>(props: {
  label: string;
  options: readonly { value: Value; text: string }[];
  value: Value | null;
  onChoose: (value: Value) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own frame and legend; the group role says the same.
    <div className="segment" role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === props.value}
          onClick={() => props.onChoose(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}
