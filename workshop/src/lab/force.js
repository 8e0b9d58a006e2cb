/**
 * Wraps a guest so that a schedule's growth comes after the crossings that it names, and counts what the learner's host
 * grows by itself.
 */
import { force as forceGrowth, wrapFunctions } from '../../../host-js/growth/force.js';

/**
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 */

/**
 * @typedef {object} Forced
 * @property {any} exports the guest's, each function wrapped
 * @property {WebAssembly.Memory} memory
 * @property {string[]} crossings the exports called so far, in order
 * @property {(name: string) => void} crossed counts one crossing more, and grows if its turn has come
 * @property {(name: string, f: (...parameters: any[]) => any) => (...parameters: any[]) => any} imported makes one of the
 *   host's functions one that the guest imports: the moment before it counts as a crossing
 * @property {() => { forced: number, grownByHost: number }} growth
 */

/**
 * @param {WebAssembly.Exports} exports
 * @param {Schedule} schedule
 * @returns {Forced}
 */
export function force(exports, schedule) {
  const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
  const forcing = forceGrowth(memory, schedule);
  let grownByHost = 0;

  const grant = (/** @type {number} */ pages) => WebAssembly.Memory.prototype.grow.call(memory, pages);
  // A property of its own, so that a learner may replace it although the prototype is frozen.
  Object.defineProperty(memory, 'grow', { writable: true, configurable: true, value: grant });

  let { buffer } = memory;
  let { byteLength } = buffer;
  /** What has changed since the guest or a schedule last had its turn, the host has grown, whichever way it took. */
  function look() {
    if (memory.buffer !== buffer || memory.buffer.byteLength !== byteLength) grownByHost += 1;
    settle();
  }
  function settle() {
    ({ buffer } = memory);
    ({ byteLength } = buffer);
  }

  /** @param {string} name */
  function crossed(name) {
    look();
    turn(name);
  }

  /** @param {string} name */
  function turn(name) {
    forcing.crossed(name);
    settle();
  }

  const wrapped = wrapFunctions(exports, (name, f) => (...parameters) => {
    look();
    try {
      const result = f(...parameters);
      turn(name);
      return result;
    } finally {
      // A guest that traps may have grown before.
      settle();
    }
  });

  /** @type {Forced['imported']} */
  const imported =
    (name, f) =>
    (...parameters) => {
      turn(name);
      try {
        return f(...parameters);
      } finally {
        look();
      }
    };

  return {
    exports: wrapped,
    memory,
    crossings: forcing.crossings,
    crossed,
    imported,
    growth() {
      look();
      return { forced: forcing.forced(), grownByHost };
    },
  };
}
