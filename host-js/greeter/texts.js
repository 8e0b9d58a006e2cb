/**
 * What a host greets with.
 */
import { InputError } from '../errors/input-error.js';

/** @import { Protocol, Slot, Texts } from '../types.js' */

/**
 * A salutation and a name as UTF-8, and the message that must come of them.
 *
 * @typedef {{ salutation: Uint8Array, name: Uint8Array, message: Uint8Array }} EncodedTexts
 */

/**
 * @param {Texts} texts
 * @param {Protocol} protocol
 * @returns {EncodedTexts}
 * @throws {InputError} when one has more bytes than its slot
 */
export const encode = ({ salutation, name }, protocol) => ({
  salutation: fit('salutation', salutation, protocol.salutation),
  name: fit('name', name, protocol.name),
  message: new TextEncoder().encode(`${salutation}, ${name}!`),
});

/** @param {Uint8Array} a @param {Uint8Array} b */
export const isSame = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);

// Without ignoreBOM, a text that starts with U+FEFF would lose it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param {Uint8Array} bytes for people: what is no UTF-8 shows as U+FFFD */
export const decode = bytes => decoder.decode(bytes);

/**
 * @param {string} which
 * @param {string} text
 * @param {Slot} slot
 */
function fit(which, text, slot) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > slot.bytes) {
    throw new InputError(
      `the ${which} "${text}" is ${bytes.length} bytes of UTF-8; its slot holds ${slot.bytes}`,
      'bytes count, not characters: shorten it',
    );
  }
  return bytes;
}
