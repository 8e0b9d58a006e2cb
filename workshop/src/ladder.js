/**
 * Finds one exercise among all.
 */
import { UsageError } from '../../cli/usage-error.js';

/**
 * @import { Exercise } from './exercise.js'
 */

/**
 * @param {Exercise[]} ladder
 * @param {string} wanted a number, or the name of a folder
 * @returns {Exercise}
 */
export function pick(ladder, wanted) {
  const found = ladder.find(({ id, number }) => id === wanted || String(number) === String(Number(wanted)));
  if (found) return found;
  const last = ladder.at(-1)?.number ?? 0;
  throw new UsageError(
    `there is no exercise ${wanted}`,
    `the exercises are 1 to ${last}; node workshop list shows them`,
  );
}
