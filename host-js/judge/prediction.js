/**
 * What a strategy must do, worked out from what is claimed of it and from what happened to the memory: never from what
 * the strategy did.
 */

/**
 * @import { Outcome } from '../types.js'
 * @import { Change, Strategy } from '../views/strategies.js'
 */

/**
 * @typedef {object} Prediction
 * @property {(change: Change) => void} change something happened to the memory
 * @property {(how: 'write' | 'read', end: number) => Outcome} use the bytes before offset `end` are asked for
 */

/**
 * @param {Strategy} strategy
 * @param {() => number} byteLength the memory's present size in bytes
 * @returns {Prediction}
 */
export function predict(strategy, byteLength) {
  let reach = byteLength();
  let since = { detached: false, risen: false };
  return {
    change({ detached, risen }) {
      since = { detached: since.detached || detached, risen: since.risen || risen };
    },
    use(how, end) {
      if (strategy.notices(since)) {
        reach = byteLength();
        since = { detached: false, risen: false };
      }
      if (since.detached) return 'detached';
      if (end <= reach) return 'greeted';
      // Past its end, `set` throws and `slice` quietly gives less.
      return how === 'write' ? 'short' : 'silent';
    },
  };
}
