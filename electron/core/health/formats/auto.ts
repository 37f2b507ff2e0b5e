import { type Verdict, verdict, worse } from '../verdict.ts';
import type { Answer, Format } from './format.ts';
import { judgeHealthJson } from './health-json.ts';
import { decodeText, parseJson } from './json.ts';
import { judgeSpring } from './spring.ts';
import { judgeWord, vocabulary } from './vocabulary.ts';

/**
 * Recognises the format by content. A health body is judged as such; an empty body or plain text leaves the verdict to the
 * status code, but a text that is nothing but a known word counts; HTML and anything else is not what a health endpoint
 * says, and never ok.
 */
export const autoFormat: Format = { name: 'auto', readsBody: true, judge: judgeAuto };

function judgeAuto(answer: Answer): Verdict | undefined {
  const { mediaType, body } = answer;
  if (isJson(mediaType)) return answer.status === 204 && body.length === 0 ? undefined : judgeJson(body);
  if (!isText(mediaType)) return verdict('unknown', 'unexpected-type', `the answer is ${mediaType}`);
  if (body.length === 0) return undefined;
  const text = decodeText(body);
  if (text === undefined) return verdict('unknown', 'unparsable', 'the body is not valid UTF-8');
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return judgeJson(body);
  if (start.startsWith('<')) return verdict('unknown', 'unexpected-type', 'the answer looks like HTML or XML');
  const word = start.trimEnd();
  return vocabulary.has(word.toLowerCase()) ? judgeWord(word, '', '') : undefined;
}

function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType === 'text/json' || mediaType.endsWith('+json');
}

/** Types under which plain text, or JSON by another name, is met; without a type the content decides. */
function isText(mediaType: string): boolean {
  return ['', 'text/plain', 'application/octet-stream'].includes(mediaType);
}

/** Read as every shape that it may have, so that no part which says `down` is passed over. */
function judgeJson(body: Uint8Array): Verdict {
  const parsed = parseJson(body);
  return parsed.ok ? worse(judgeHealthJson(parsed.value), judgeSpring(parsed.value)) : parsed.verdict;
}
