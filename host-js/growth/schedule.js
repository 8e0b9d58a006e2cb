/**
 * Growth schedules: after which calls into the guest, its crossings, memory is made to grow.
 */
import { InputError } from '../errors/input-error.js';

/**
 * @typedef {object} Schedule
 * @property {number | 'every' | null} after which crossings memory grows: that one, counted from 1, each, or none
 * @property {number} by pages; 0 where it never grows
 * @property {number} greetings that the run makes
 * @property {boolean} reset whether the host calls the guest's `reset` after each greeting
 */

/** @param {number} greetings @returns {Schedule} the guest grows when it will */
export const natural = greetings => ({ after: null, by: 0, greetings, reset: false });

/** @param {Schedule} schedule */
export const forces = ({ after }) => after !== null;

/** @param {Schedule} schedule @param {number} crossing counted from 1 */
export const forcesAfter = ({ after }, crossing) => after === 'every' || after === crossing;

/** @param {Schedule} schedule */
export const describeSchedule = schedule => {
  const { after, by } = schedule;
  const when = {
    never: 'natural',
    every: `every crossing, by ${pages(by)}`,
    one: `crossing ${after}, by ${pages(by)}`,
  }[kindOf(schedule)];
  return schedule.reset ? `${when}, reset after each greeting` : when;
};

/** @param {Schedule} schedule @returns {'never' | 'one' | 'every'} */
export const kindOf = ({ after }) => (after === null ? 'never' : after === 'every' ? 'every' : 'one');

/** @param {number} by */
export const pages = by => `${by} page${by === 1 ? '' : 's'}`;

/** @type {Record<keyof Schedule, { must: string, fits: (value: any) => boolean }>} */
const keys = {
  after: {
    must: 'null, "every" or a positive whole number',
    fits: value => value === null || value === 'every' || isPositive(value),
  },
  by: { must: 'a whole number of pages', fits: value => value === 0 || isPositive(value) },
  greetings: { must: 'a positive whole number', fits: isPositive },
  reset: { must: 'true or false', fits: value => typeof value === 'boolean' },
};

/** @param {unknown} value */
function isPositive(value) {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/**
 * A schedule that came from a file: whatever is not known in it is an error, never a default.
 *
 * @param {any} value
 * @param {string} from where it was read, for the message
 * @returns {Schedule}
 * @throws {InputError} naming the key or the value
 */
export function readSchedule(value, from) {
  const refuse = (/** @type {string} */ problem) =>
    new InputError(`${from} has a growth schedule that this program does not know: ${problem}`, [
      'a schedule has the keys after, by, greetings and reset, and no other',
      'build again, so that writer and reader are of one version: make all',
    ]);
  if (typeof value !== 'object' || value === null) throw refuse(JSON.stringify(value));
  const unknown = Object.keys(value).find(key => !Object.hasOwn(keys, key));
  if (unknown !== undefined) throw refuse(`its key ${JSON.stringify(unknown)}, in ${JSON.stringify(value)}`);
  for (const [key, { must, fits }] of Object.entries(keys)) {
    if (!Object.hasOwn(value, key)) throw refuse(`it has no key ${key}: ${JSON.stringify(value)}`);
    if (!fits(value[key])) throw refuse(`its ${key} must be ${must}, and is ${JSON.stringify(value[key])}`);
  }
  if (value.after === null && value.by > 0) throw refuse(`it never grows memory, and does so by ${pages(value.by)}`);
  return value;
}

/**
 * @template {{ schedules: Schedule[] }} Index
 * @param {Index} index
 * @param {string} from where it was read, for the message
 * @returns {Index}
 */
export function readSchedules(index, from) {
  for (const schedule of index.schedules) readSchedule(schedule, from);
  return index;
}

/**
 * @template {{ cells: { schedule: Schedule }[] }} Report
 * @param {Report} report
 * @param {string} from where it was read, for the message
 * @returns {Report}
 */
export function readCells(report, from) {
  for (const { schedule } of report.cells) readSchedule(schedule, from);
  return report;
}
