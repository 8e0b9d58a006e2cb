/**
 * The growth schedules of a check.
 */

/**
 * @import { Schedule } from './types.js'
 */

/** @type {Schedule} */
export const never = { after: null, by: 0 };

/** Growth by zero pages detaches as growth by one does, and takes no memory. */
const deltas = /** @type {const} */ ([0, 1]);

/**
 * Every schedule with growth in it, for an attempt that crosses this often.
 *
 * @param {number} crossings
 * @returns {Schedule[]}
 */
export function schedules(crossings) {
  const single = Array.from({ length: crossings }, (_, at) => deltas.map(by => ({ after: at + 1, by })));
  return [...single.flat(), ...deltas.map(by => ({ after: /** @type {const} */ ('every'), by }))];
}

/** @param {Schedule} schedule */
export const kind = ({ after, by }) => {
  if (after === null) return 'no growth';
  return `${after === 'every' ? 'growth after every crossing' : 'one growth'}, by ${pages(by)}`;
};

/**
 * @param {Schedule} schedule
 * @param {string[]} crossings
 */
export const describe = ({ after, by }, crossings) => {
  if (after === null) return 'no growth at all';
  if (after === 'every') return `growth by ${pages(by)} after every crossing`;
  const name = crossings[after - 1];
  return `growth by ${pages(by)} after crossing ${after}${name ? `, a call of ${name}` : ''}`;
};

/** @param {number} count */
const pages = count => (count === 1 ? '1 page' : `${count} pages`);
