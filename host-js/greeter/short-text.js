/**
 * Short texts in and out of a memory, as UTF-8.
 *
 * For a dozen bytes, crossing into TextEncoder costs more than a loop does, and so does making a view for TextDecoder.
 * Whatever cannot go the quick way goes through them: the bytes and the texts are theirs, always. Web APIs may refuse
 * views over shared or resizable buffers, so they only ever see our own.
 */
const encoder = new TextEncoder();
// Without ignoreBOM, a text that starts with U+FEFF would lose it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const LONGEST = 128;
const scratch = new Uint8Array(LONGEST);
const prefixes = Array.from({ length: LONGEST + 1 }, (_, length) => scratch.subarray(0, length));
const MOST_BYTES_PER_UNIT = 3;

/**
 * Writes a text. When it does not fit, its slot may hold a part of it.
 *
 * @param {Uint8Array} bytes
 * @param {number} at the slot's offset
 * @param {number} limit the slot's bytes
 * @param {string} text
 * @returns {number} its length in bytes
 * @throws {RangeError} when it has more bytes than its slot, or the view ends before it does
 * @throws {TypeError} when the view is detached
 */
export function writeText(bytes, at, limit, text) {
  const { length } = text;
  // A detached view has a length of 0, so it never passes; `<` rather than `<=` keeps that so for an empty text at 0.
  if (length > limit || !(at + length < bytes.length)) return writeAny(bytes, at, limit, text);
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return writeAny(bytes, at, limit, text);
    bytes[at + index] = unit;
  }
  return length;
}

/** @type {typeof writeText} */
function writeAny(bytes, at, limit, text) {
  const utf8 = encode(text);
  if (utf8.length > limit) {
    throw new RangeError(`"${text}" is ${utf8.length} bytes of UTF-8; its slot at ${at} holds ${limit}`);
  }
  bytes.set(utf8, at);
  return utf8.length;
}

/** @param {string} text */
function encode(text) {
  if (text.length * MOST_BYTES_PER_UNIT > LONGEST) return encoder.encode(text);
  return /** @type {Uint8Array} */ (prefixes[encoder.encodeInto(text, scratch).written]);
}

/**
 * Reads a text. What is not UTF-8 reads as U+FFFD; past the view's end there is nothing, as with `slice`.
 *
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} length in bytes
 * @returns {string}
 * @throws {TypeError} when the view is detached
 */
export function readText(bytes, at, length) {
  if (length > LONGEST || !(at + length < bytes.length)) return decoder.decode(bytes.slice(at, at + length));
  for (let index = 0; index < length; index += 1) scratch[index] = /** @type {number} */ (bytes[at + index]);
  return decoder.decode(prefixes[length]);
}
