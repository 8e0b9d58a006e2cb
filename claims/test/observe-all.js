/**
 * Many probes in one process, one after another.
 */
import { observe as observeOne } from '../src/observe.js';

/**
 * @import { Observed, Question } from '../src/observe.js'
 */

/**
 * @param {{ questions: Question[] }} input
 * @returns {Promise<Observed[]>}
 */
export async function observe({ questions }) {
  const observed = [];
  for (const question of questions) observed.push(await observeOne(question));
  return observed;
}
