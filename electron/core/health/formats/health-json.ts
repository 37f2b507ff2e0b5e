import { type Verdict, verdict, worse } from '../verdict.ts';
import type { Format } from './format.ts';
import { isObject, own, ownText, parseJson } from './json.ts';
import { judgeWord } from './vocabulary.ts';

/**
 * The IETF draft's health+json: `status` and `checks`, an object of names with one check or a list of them each. The list of
 * named checks that MicroProfile Health writes is read as well.
 */
export const healthJsonFormat: Format = {
  name: 'health+json',
  readsBody: true,
  judge({ body }) {
    const parsed = parseJson(body);
    return parsed.ok ? judgeHealthJson(parsed.value) : parsed.verdict;
  },
};

/** The worst of the top level and all checks. */
export function judgeHealthJson(value: unknown): Verdict {
  if (!isObject(value)) return verdict('unknown', 'missing-status', 'the body is not a JSON object');
  let result = judgeWord(own(value, 'status'), '', ownText(value, 'output'));
  for (const [name, check] of checksOf(value)) {
    const judged = isObject(check) ? judgeCheck(name, check) : judgeWord(undefined, name, '');
    if (judged !== undefined) result = worse(result, judged);
  }
  return result;
}

function* checksOf(value: Record<string, unknown>): Generator<[string, unknown]> {
  const checks = own(value, 'checks');
  if (checks === undefined || checks === null) return;
  if (Array.isArray(checks)) {
    for (const check of checks) yield [isObject(check) ? ownText(check, 'name') || 'check' : 'check', check];
    return;
  }
  if (!isObject(checks)) {
    yield ['checks', checks];
    return;
  }
  for (const [name, entry] of Object.entries(checks)) {
    for (const check of Array.isArray(entry) ? entry : [entry]) yield [name, check];
  }
}

function judgeCheck(name: string, check: Record<string, unknown>): Verdict | undefined {
  const observed = own(check, 'observedValue');
  const inexact = typeof observed === 'number' && Number.isInteger(observed) && !Number.isSafeInteger(observed);
  // In the draft a check may leave out its status where it only reports a measurement.
  if (!Object.hasOwn(check, 'status') && observed !== undefined && !inexact) return undefined;
  const judged = judgeWord(own(check, 'status'), name, ownText(check, 'output'));
  if (!inexact) return judged;
  return worse(judged, verdict('unknown', 'unparsable', `${name}: the observed value is too large to be exact`));
}
