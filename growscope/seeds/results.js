/**
 * What modules by seed have shown so far: `results.txt`, a line for each run of the harness.
 */
import { readFileSync } from 'node:fs';

export const file = new URL('results.txt', import.meta.url);

/**
 * @typedef Chunk
 * @property {string} commit which growscope it was
 * @property {number} from
 * @property {number} to
 * @property {Map<string, number>} counts by their words, in the harness's order
 */

/**
 * @param {string} line as in `results.txt`
 * @returns {Chunk}
 */
export function chunk(line) {
  const parts = /^(\S+) (\d+)\.\.(\d+): (.+)$/.exec(line);
  if (!parts) throw new Error(`growscope/seeds/results.txt: not COMMIT FROM..TO: COUNTS: ${line}`);
  const [, commit = '', from, to, counts = ''] = parts;
  const each = [...counts.matchAll(/(\d+) ([^,]+)/g)].map(
    ([, count, words = '']) => /** @type {const} */ ([words, Number(count)]),
  );
  return { commit, from: Number(from), to: Number(to), counts: new Map(each) };
}

export const read = () => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(chunk);
