/**
 * One run: a guest, a strategy and a schedule, observed.
 */
import { crossings } from '../growth/crossings.js';
import { atFailure, check, i32 } from '../greeter/guest.js';
import { askPointers, checkPointers, checkResult, greet } from '../greeter/greeter.js';
import { decode, isSame } from '../greeter/texts.js';
import { predict } from '../judge/prediction.js';

/**
 * @import { Instance } from '../greeter/guest.js'
 * @import { Growth } from '../growth/crossings.js'
 * @import { EncodedTexts } from '../greeter/texts.js'
 * @import { Schedule } from '../growth/schedule.js'
 * @import { Outcome, Protocol } from '../types.js'
 * @import { Strategy } from '../views/strategies.js'
 */

/**
 * What a run showed, and what it should have.
 *
 * @typedef {Growth & { outcome: Outcome, detail: string | null, expected: Outcome }} Observation
 */

/**
 * @param {object} cell
 * @param {string} cell.guest its name, for messages
 * @param {WebAssembly.Exports} cell.exports of a new instance
 * @param {Strategy} cell.strategy
 * @param {Schedule} cell.schedule
 * @param {Protocol} cell.protocol
 * @param {EncodedTexts[]} cell.texts sent in turn
 * @param {(name: string) => void} [cell.onCall] told before each call into the guest
 * @returns {Observation}
 */
export function run(cell) {
  const instance = check(cell.guest, cell.exports, cell.protocol.exports);
  return atFailure(instance, cell.protocol.pageBytes, () => observe(instance, cell));
}

/**
 * @param {Instance} instance
 * @param {Parameters<typeof run>[0]} cell
 * @returns {Observation}
 */
function observe(instance, { strategy, schedule, protocol, texts, onCall = () => {} }) {
  const { memory } = instance;
  const bytes = strategy.view(memory);
  const prediction = predict(strategy, () => memory.buffer.byteLength);
  const { growth, cross } = crossings(instance, schedule, protocol.pageBytes, prediction.change, onCall);
  /** @type {(name: string, ...parameters: number[]) => number} */
  const call = (name, ...parameters) => i32(instance, name, cross(name, ...parameters));

  const at = askPointers(call);
  checkPointers(instance, at, protocol);

  /** @type {Outcome} */
  let expected = 'greeted';
  /** @param {EncodedTexts} texts */
  const attempt = ({ salutation, name, message }) => {
    expected = prediction.use('write', Math.max(at.salutation + salutation.length, at.name + name.length));
    try {
      const read = greet(call, at, bytes, salutation, name, length => {
        checkResult(instance, at, length, protocol);
        expected = prediction.use('read', at.message + length);
      });
      return isSame(read, message) ? greeted : silent(read, message);
    } catch (error) {
      return lost(error);
    }
  };

  let end = greeted;
  for (let greeting = 0; greeting < schedule.greetings && end === greeted; greeting += 1) {
    end = attempt(/** @type {EncodedTexts} */ (texts[greeting % texts.length]));
    if (schedule.reset) cross('reset');
  }
  return { ...growth, ...end, expected };
}

/** @typedef {Pick<Observation, 'outcome' | 'detail'>} End */

/** @type {End} */
export const greeted = { outcome: 'greeted', detail: null };

/** @type {(read: Uint8Array, message: Uint8Array) => End} */
export function silent(read, message) {
  const [seen, due] = [decode(read), decode(message)];
  const bytes = seen === due ? `, in other bytes: ${[...read].map(byte => byte.toString(16)).join(' ')}` : '';
  return { outcome: 'silent', detail: `read "${seen}" where there should be "${due}"${bytes}` };
}

/**
 * What a view did when it was used: the engine throws a TypeError from a detached one, and a RangeError from one that
 * is too short. Anything else is not a view's doing.
 *
 * @param {unknown} error
 * @returns {End}
 */
export function lost(error) {
  if (error instanceof TypeError) return { outcome: 'detached', detail: String(error) };
  if (error instanceof RangeError) return { outcome: 'short', detail: String(error) };
  throw error;
}
