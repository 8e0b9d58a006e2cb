import { UsageError } from './errors/usage-error.js';

/**
 * @import { Slot } from './types.js'
 */

const encoder = new TextEncoder();

/**
 * The bytes of a text that fits its slot.
 *
 * @param {'salutation' | 'name'} which
 * @param {string} text
 * @param {Slot} slot
 * @returns {Uint8Array} its UTF-8
 * @throws {UsageError} when it has more bytes than the slot
 */
export function encode(which, text, slot) {
  const bytes = encoder.encode(text);
  if (bytes.length > slot.bytes) {
    throw new UsageError(
      `the ${which} "${text}" is ${bytes.length} bytes of UTF-8; its slot holds ${slot.bytes}`,
      'bytes count, not characters: shorten it',
    );
  }
  return bytes;
}
