/**
 * The growth schedules of a check.
 */
import { forces, kindOf, natural } from '../../../host-js/growth/schedule.js';

/**
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 */

/** An attempt does its input once. */
const once = { greetings: 1, reset: false };

export const never = natural(once.greetings);

/** Growth by zero pages detaches as growth by one does, and takes no memory. */
const deltas = /** @type {const} */ ([0, 1]);

/**
 * Every schedule with growth in it, for an attempt that crosses this often.
 *
 * @param {number} crossings
 * @returns {Schedule[]}
 */
export function schedules(crossings) {
  const single = Array.from({ length: crossings }, (_, at) => deltas.map(by => ({ after: at + 1, by, ...once })));
  return [...single.flat(), ...deltas.map(by => ({ after: /** @type {const} */ ('every'), by, ...once }))];
}

/** @type {Record<string, (schedule: Schedule) => boolean>} the kinds of schedule, and which are of them */
export const kinds = {
  'no growth': schedule => !forces(schedule),
  'one growth': schedule => kindOf(schedule) === 'one',
  'growth after every crossing': schedule => kindOf(schedule) === 'every',
};

/**
 * @param {Schedule} schedule
 * @param {string[]} crossings
 */
export const describe = ({ after, by }, crossings) => {
  if (after === null) return 'memory never grows';
  if (after === 'every') return `memory grows by ${count(by, 'page')} after every crossing`;
  const name = crossings[after - 1] ?? '';
  // A checker names a moment that is no call: `during read(0)`.
  if (/^(during|just before) /.test(name)) return `memory grows by ${count(by, 'page')} ${name}`;
  return `memory grows by ${count(by, 'page')} after crossing ${after}${name ? `, ${name}` : ''}`;
};

/**
 * @param {number} number
 * @param {string} what
 */
export const count = (number, what) => `${number} ${number === 1 ? what : `${what}s`}`;
