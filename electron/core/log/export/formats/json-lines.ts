import type { TextFormat } from './format.ts';

/**
 * One JSON object a line. `body` is the stored text itself, as a string, so that `hash` can be computed again:
 * SHA-256 of `previous`, `seq` and `body`, each with a newline. With pseudonyms there is no hash: it would not fit, and it
 * would let somebody check a guess.
 */
export const jsonLines: TextFormat = {
  name: 'jsonl',
  mediaType: 'application/jsonl; charset=utf-8',
  isText: true,
  *write(job) {
    for (const { seq, previous, hash, body } of job.rows()) {
      const line = job.pseudonyms === undefined ? { seq, previous, hash, body } : { seq, pseudonyms: true, body };
      yield `${JSON.stringify(line)}\n`;
    }
  },
};
