/**
 * Calls into a guest, counted and watched, with growth forced after those that a schedule names.
 */
import { invoke } from '../greeter/guest.js';
import { force } from './force.js';
import { watch } from './watch.js';

/**
 * @import { Instance } from '../greeter/guest.js'
 * @import { Schedule } from './schedule.js'
 * @import { Change } from '../views/strategies.js'
 */

/**
 * What happened to memory, observed with no view of anybody's.
 *
 * @typedef {object} Growth
 * @property {number} calls of `set_name`
 * @property {number} pagesBefore
 * @property {number} pagesAfter
 * @property {number | null} firstGrowth the call of `set_name` in which the guest first raised its pages; 0 is before the first
 * @property {number | null} firstDetach the same for the first detach
 * @property {number} forced growths that the schedule forced and that succeeded
 * @property {boolean} givenEarly whether the guest was given pages before its first `set_name`, and so may not ask
 */

/**
 * @param {Instance} instance
 * @param {Schedule} schedule
 * @param {number} pageBytes
 * @param {(change: Change) => void} onChange told what each crossing did to memory
 * @param {(name: string) => void} onCall told before each call
 */
export function crossings(instance, schedule, pageBytes, onChange, onCall) {
  const { memory } = instance;
  const watched = watch(memory, pageBytes);
  /** @type {Growth} */
  const growth = {
    calls: 0,
    pagesBefore: watched.pages(),
    pagesAfter: watched.pages(),
    firstGrowth: null,
    firstDetach: null,
    forced: 0,
    givenEarly: false,
  };
  const forcing = force(memory, schedule);

  function grown() {
    growth.forced += 1;
    const change = watched.change();
    if (change.risen && growth.calls === 0) growth.givenEarly = true;
    onChange(change);
  }

  /** @type {(name: string, ...parameters: number[]) => unknown} */
  function cross(name, ...parameters) {
    if (name === 'set_name') growth.calls += 1;
    onCall(name);
    const result = invoke(instance, name, ...parameters);
    const change = watched.change();
    if (change.risen) growth.firstGrowth ??= growth.calls;
    if (change.detached) growth.firstDetach ??= growth.calls;
    onChange(change);
    if (forcing.crossed(name)) grown();
    growth.pagesAfter = watched.pages();
    return result;
  }

  return { growth, cross };
}
