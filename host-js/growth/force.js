/**
 * Forces growth: counts the crossings into a guest, and grows its memory after those that a schedule names.
 */
import { forcesAfter } from './schedule.js';

/** @import { Schedule } from './schedule.js' */

/**
 * @param {WebAssembly.Memory} memory
 * @param {Schedule} schedule
 */
export function force(memory, schedule) {
  /** @type {string[]} */
  const crossings = [];
  let forced = 0;
  return {
    /** What was crossed so far, in order. */
    crossings,
    /** How many growths were granted. */
    forced: () => forced,
    /**
     * Counts one crossing more.
     *
     * @param {string} name
     * @returns {boolean} whether memory was grown after it
     */
    crossed(name) {
      crossings.push(name);
      const grown = forcesAfter(schedule, crossings.length) && grow(memory, schedule.by);
      if (grown) forced += 1;
      return grown;
    },
  };
}

/**
 * A guest's exports, each function as `wrap` makes it.
 *
 * @param {WebAssembly.Exports} exports
 * @param {(name: string, inner: (...parameters: any[]) => any) => (...parameters: any[]) => any} wrap
 * @returns {Record<string, any>}
 */
export const wrapFunctions = (exports, wrap) =>
  Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [
      name,
      typeof value === 'function' ? wrap(name, /** @type {any} */ (value)) : value,
    ]),
  );

// The prototype's own: a host that is being observed may have replaced what it calls.
const { grow: ask } = WebAssembly.Memory.prototype;

/**
 * Grows a memory. One with 64-bit addresses counts its pages in BigInt.
 *
 * @param {WebAssembly.Memory} memory
 * @param {number} pages
 * @returns {boolean} whether it was granted
 */
export function grow(memory, pages) {
  try {
    ask.call(memory, pages);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
  }
  try {
    ask.call(memory, /** @type {any} */ (BigInt(pages)));
    return true;
  } catch {
    return false;
  }
}
