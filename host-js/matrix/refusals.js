/**
 * What a guest must refuse: lengths past their slots, with the code that the protocol gives, and no trap.
 */
import { GuestError } from '../errors/guest-error.js';
import { atFailure, check, i32, instantiate, invoke } from '../greeter/guest.js';
import { memoryTypeOf } from './candidate.js';

/**
 * @import { Instance } from '../greeter/guest.js'
 * @import { Candidate } from './candidate.js'
 * @import { Protocol } from '../types.js'
 */

/**
 * Pairs of lengths, each with the slots that are too short for it.
 *
 * @param {Protocol} protocol
 * @returns {{ lengths: [number, number], tooLong: ('salutation' | 'name')[] }[]}
 */
const pairs = ({ salutation, name }) => [
  { lengths: [salutation.bytes + 1, 0], tooLong: ['salutation'] },
  { lengths: [0, name.bytes + 1], tooLong: ['name'] },
  { lengths: [salutation.bytes, -1], tooLong: ['name'] },
  { lengths: [-1, name.bytes], tooLong: ['salutation'] },
];

/**
 * @param {Candidate} candidate
 * @param {Protocol} protocol
 * @throws {GuestError} when it takes such lengths, traps, or answers with another code
 */
export function refuses(candidate, protocol) {
  const { name: guest, module } = candidate;
  const exports = instantiate(/** @type {WebAssembly.Module} */ (module), guest, memoryTypeOf(candidate));
  const instance = check(guest, exports, protocol.exports);
  atFailure(instance, protocol.pageBytes, () => tryLongTexts(instance, protocol));
}

/** @param {Instance} instance @param {Protocol} protocol */
function tryLongTexts(instance, protocol) {
  const { guest } = instance;
  for (const slot of protocol.exports.filter(({ name }) => name !== 'set_name')) invoke(instance, slot.name);
  for (const { lengths, tooLong } of pairs(protocol)) {
    const answer = i32(instance, 'set_name', invoke(instance, 'set_name', ...lengths));
    const due = protocol.failures.find(({ meaning }) =>
      tooLong.some(slot => meaning.startsWith(`the ${slot} is longer`)),
    );
    if (!due) throw new Error(`the protocol has no failure for a ${tooLong} that is too long`);
    if (answer !== due.code) {
      throw new GuestError(
        guest,
        `set_name(${lengths.map(length => length >>> 0).join(', ')}) answered ${answer}; it should be ${due.code}: ${due.meaning}`,
        { next: 'a guest refuses every length past its slot; lengths are unsigned' },
      );
    }
  }
}
