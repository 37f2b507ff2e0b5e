import type { Problem } from '../../../electron/contract/models/system.ts';
import { useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { Attention } from '../../parts/panel.tsx';

/** The most problems of a file that are shown at once. */
const mostShown = 8;

/**
 * What is wrong in the plant file: where, what, and the text that stands there. All of it is untrusted text. A single
 * problem without a place in the file is one with the file as a whole.
 */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const words = useText();
  const text = words.welcome;
  const shown = problems.slice(0, mostShown);
  const [only] = problems;
  if (only !== undefined && problems.length === 1 && only.path === '' && only.value === '') {
    return (
      <div className="problems">
        <Attention title={text.unreadable}>
          {only.code === undefined ? only.message : words.problems[only.code]}
        </Attention>
      </div>
    );
  }
  return (
    <div className="problems attention">
      <Glyph name="pencil" />
      <div>
        <b>{text.problems(problems.length)}</b>
        <ol>
          {shown.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.path} ${problem.message}`}>
              <span className="place">{text.place(problem.line, problem.column)}</span>
              <span className="what" dir="auto">
                {problem.message}
              </span>
              {problem.value !== '' && (
                <code dir="auto">
                  {text.found} {problem.value}
                </code>
              )}
            </li>
          ))}
        </ol>
        {problems.length > shown.length && <p>{text.more(problems.length - shown.length)}</p>}
      </div>
    </div>
  );
}
