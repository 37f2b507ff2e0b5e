import { type Verdict, verdict, worse } from '../verdict.ts';
import type { Format } from './format.ts';
import { isObject, own, ownText, parseJson } from './json.ts';
import { judgeWord } from './vocabulary.ts';

/** Spring Boot Actuator: `status`, and below it `components` (since 2.2) or `details` (before), nested. */
export const springFormat: Format = {
  name: 'spring',
  readsBody: true,
  judge({ body }) {
    const parsed = parseJson(body);
    return parsed.ok ? judgeSpring(parsed.value) : parsed.verdict;
  },
};

/** The worst of the top level and everything below it. */
export function judgeSpring(value: unknown): Verdict {
  if (!isObject(value)) return verdict('unknown', 'missing-status', 'the body is not a JSON object');
  return judgeNode('', value);
}

/** Recursion is bounded: no body nested deeper than 64 levels gets here. */
function judgeNode(name: string, node: Record<string, unknown>): Verdict {
  let result = judgeWord(own(node, 'status'), name, errorOf(node));
  for (const [key, child] of childrenOf(node)) {
    const path = name === '' ? key : `${name}/${key}`;
    result = worse(result, isObject(child) ? judgeNode(path, child) : judgeWord(undefined, path, ''));
  }
  return result;
}

function* childrenOf(node: Record<string, unknown>): Generator<[string, unknown]> {
  const components = own(node, 'components');
  if (isObject(components)) yield* Object.entries(components);
  else if (components !== undefined && components !== null) yield ['components', components];
  const details = own(node, 'details');
  if (!isObject(details)) return;
  // Details also carry plain figures (free disk space, a version): only what has a status is a component.
  for (const [key, child] of Object.entries(details)) {
    if (isObject(child) && Object.hasOwn(child, 'status')) yield [key, child];
  }
}

function errorOf(node: Record<string, unknown>): string {
  const details = own(node, 'details');
  return isObject(details) ? ownText(details, 'error') : ownText(node, 'description');
}
