/**
 * Wraps a guest so that a schedule's growth comes after the crossings that it names.
 */
import { grow } from '../../../host-js/growth/watch.js';
import { forcesAfter } from '../../../host-js/growth/schedule.js';

/**
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 */

/**
 * @typedef {object} Forced
 * @property {any} exports the guest's, each function wrapped
 * @property {WebAssembly.Memory} memory
 * @property {string[]} crossings the exports called so far, in order
 * @property {(name: string) => void} crossed counts one crossing more, and grows if its turn has come
 * @property {() => { forced: number, grownByHost: number }} growth
 */

/**
 * @param {WebAssembly.Exports} exports
 * @param {Schedule} schedule
 * @returns {Forced}
 */
export function force(exports, schedule) {
  const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
  /** @type {string[]} */
  const crossings = [];
  let forced = 0;
  let grownByHost = 0;

  const grant = (/** @type {number} */ pages) => WebAssembly.Memory.prototype.grow.call(memory, pages);
  // The learner's own growth goes through the object's own property; ours goes to the prototype.
  Object.defineProperty(memory, 'grow', {
    writable: true,
    configurable: true,
    value(/** @type {number} */ pages) {
      grownByHost += 1;
      return grant(pages);
    },
  });

  /** @param {string} name */
  function crossed(name) {
    crossings.push(name);
    if (!forcesAfter(schedule, crossings.length)) return;
    if (grow(/** @type {any} */ ({ grow: grant }), schedule.by)) forced += 1;
  }

  /** @type {(name: string, f: Function) => Function} */
  const wrap =
    (name, f) =>
    (/** @type {any[]} */ ...parameters) => {
      const result = f(...parameters);
      crossed(name);
      return result;
    };

  return {
    exports: Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? wrap(name, value) : value]),
    ),
    memory,
    crossings,
    crossed,
    growth: () => ({ forced, grownByHost }),
  };
}
