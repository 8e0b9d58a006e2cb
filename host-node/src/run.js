/**
 * One run: a guest, a strategy and a schedule, observed.
 */
import { call as callGuest, check } from './guest.js';
import { askPointers, checkPointers, checkResult, greet } from './greeter.js';
import { grow, watch } from './memory-watch.js';
import { predict } from './prediction.js';

/**
 * @import { Call } from './greeter.js'
 * @import { Outcome, Protocol, Schedule } from './types.js'
 * @import { Strategy } from './views.js'
 */

/**
 * What a run showed.
 *
 * @typedef {object} Observation
 * @property {number} calls
 * @property {number} pagesBefore
 * @property {number} pagesAfter
 * @property {number | null} firstGrowth
 * @property {number | null} firstDetach
 * @property {number} forced
 * @property {Outcome} outcome
 * @property {string | null} detail
 * @property {Outcome} predicted
 */

/**
 * @param {object} cell
 * @param {string} cell.guest its name, for messages
 * @param {WebAssembly.Exports} cell.exports of a new instance
 * @param {Strategy} cell.strategy
 * @param {Schedule} cell.schedule
 * @param {Protocol} cell.protocol
 * @param {{ salutation: Uint8Array, name: Uint8Array }} cell.texts
 * @param {(name: string) => void} [cell.onCall] told before each call into the guest
 * @returns {Observation}
 */
export function run({ guest, exports, strategy, schedule, protocol, texts, onCall = () => {} }) {
  const instance = check(guest, exports, protocol.exports);
  const { memory } = instance;
  const bytes = strategy.view(memory);
  const watched = watch(memory, protocol.pageBytes);
  const prediction = predict(strategy, () => memory.buffer.byteLength);
  /** @type {Observation} */
  const seen = {
    calls: 0,
    pagesBefore: watched.pages(),
    pagesAfter: watched.pages(),
    firstGrowth: null,
    firstDetach: null,
    forced: 0,
    outcome: 'greeted',
    detail: null,
    predicted: 'greeted',
  };
  let crossings = 0;

  /** @type {Call} */
  const cross = (name, ...parameters) => {
    if (name === 'set_name') seen.calls += 1;
    onCall(name);
    const result = callGuest(instance, name, ...parameters);
    crossings += 1;
    const change = watched.change();
    prediction.change(change);
    if (change.risen) seen.firstGrowth ??= seen.calls;
    if (change.detached) seen.firstDetach ??= seen.calls;
    if (forces(schedule, crossings) && grow(memory, schedule.by ?? 0)) {
      seen.forced += 1;
      prediction.change(watched.change());
    }
    return result;
  };

  const at = askPointers(cross);
  checkPointers(instance, at, protocol);
  const { salutation, name } = texts;
  const expected = new TextDecoder().decode(Uint8Array.of(...salutation, 0x2c, 0x20, ...name, 0x21));
  const inputsEnd = Math.max(at.salutation + salutation.length, at.name + name.length);

  while (seen.outcome === 'greeted' && seen.calls < schedule.greetings) {
    seen.predicted = prediction.use('write', inputsEnd);
    const attempt = attemptTo(() =>
      greet(cross, at, bytes, salutation, name, length => {
        checkResult(instance, at, length, protocol);
        seen.predicted = prediction.use('read', at.message + length);
      }),
    );
    seen.outcome = attempt.outcome ?? (attempt.message === expected ? 'greeted' : 'silent');
    if (seen.outcome === 'silent') seen.detail = `read "${attempt.message}" where the guest wrote "${expected}"`;
    if (attempt.outcome) seen.detail = attempt.message;
    if (schedule.name === 'natural-reset') /** @type {() => void} */ (exports['reset'])();
  }
  seen.pagesAfter = watched.pages();
  return seen;
}

/**
 * @param {Schedule} schedule
 * @param {number} crossing
 */
function forces({ by, crossing: only }, crossing) {
  return by !== null && (only === null || only === crossing);
}

/**
 * What a view did when it was used: the engine throws a TypeError from a detached one, and a RangeError from one that
 * is too short. Anything else is not a view's doing.
 *
 * @param {() => string} greeting
 * @returns {{ message: string, outcome?: 'detached' | 'short' }}
 */
function attemptTo(greeting) {
  try {
    return { message: greeting() };
  } catch (error) {
    if (error instanceof TypeError) return { message: String(error), outcome: 'detached' };
    if (error instanceof RangeError) return { message: String(error), outcome: 'short' };
    throw error;
  }
}
