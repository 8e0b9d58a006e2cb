/**
 * The greeting protocol, as a host speaks it.
 */
import { GuestError } from '../errors/guest-error.js';

/**
 * @import { Instance } from './guest.js'
 * @import { Protocol } from '../types.js'
 */

/**
 * Where a guest's slots lie: offsets in its memory, in bytes. They hold for the instance's life.
 *
 * @typedef {{ salutation: number, name: number, message: number }} Pointers
 */

/**
 * A call into the guest, whoever counts it: the name of an export, and what to pass.
 *
 * @typedef {(name: string, ...parameters: number[]) => number} Call
 */

/**
 * @param {Call} call
 * @returns {Pointers}
 */
export const askPointers = call => ({
  salutation: call('get_salutation_ptr') >>> 0,
  name: call('get_name_ptr') >>> 0,
  message: call('get_msg_ptr') >>> 0,
});

/**
 * One greeting: write both texts, call `set_name`, read the message. `bytes` is asked anew for each access; what it
 * answers with is the strategy's business, and what happens then is what this lab is about.
 *
 * @param {Call} call
 * @param {Pointers} at
 * @param {() => Uint8Array} bytes
 * @param {Uint8Array} salutation its UTF-8
 * @param {Uint8Array} name its UTF-8
 * @param {(length: number) => void} check refuses a result of `set_name`
 * @returns {Uint8Array} the message that was read, whatever it is
 */
export function greet(call, at, bytes, salutation, name, check) {
  bytes().set(salutation, at.salutation);
  bytes().set(name, at.name);
  const length = call('set_name', salutation.length, name.length);
  check(length);
  return bytes().slice(at.message, at.message + length);
}

/**
 * Refuses pointers to input slots that lie outside memory.
 *
 * @param {Instance} instance
 * @param {Pointers} at
 * @param {Protocol} protocol
 */
export function checkPointers(instance, at, protocol) {
  inside(instance, 'get_salutation_ptr', at.salutation, protocol.salutation.bytes);
  inside(instance, 'get_name_ptr', at.name, protocol.name.bytes);
}

/**
 * Refuses a result of `set_name` that is a failure, or a message that is not all inside its slot and memory.
 *
 * @param {Instance} instance
 * @param {Pointers} at
 * @param {number} length
 * @param {Protocol} protocol
 */
export function checkResult(instance, at, length, protocol) {
  if (length < 0) {
    const failure = protocol.failures.find(({ code }) => code === length);
    const meaning = failure?.meaning ?? 'a code that the protocol does not know';
    throw new GuestError(instance.guest, `set_name refused: ${length}, ${meaning}`);
  }
  const slot = protocol.message.bytes;
  if (length > slot) {
    throw new GuestError(
      instance.guest,
      `set_name returned a length of ${length} bytes, past the end of the message's slot of ${slot} bytes`,
    );
  }
  inside(instance, 'get_msg_ptr', at.message, length);
}

/**
 * @param {Instance} instance
 * @param {string} name the export that gave the pointer
 * @param {number} pointer
 * @param {number} length
 */
function inside({ guest, memory }, name, pointer, length) {
  const { byteLength } = memory.buffer;
  if (pointer + length > byteLength) {
    throw new GuestError(
      guest,
      `${name} returned ${pointer}: ${length} bytes from there end outside its memory of ${byteLength} bytes`,
    );
  }
}
