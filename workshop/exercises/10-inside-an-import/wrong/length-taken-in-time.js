// rejected: lies-instead-of-throwing
// because: The stale length of 0 was found in the debugger, so the length is saved before alloc, and the bytes go over one by one.
// say: Indexing a stale view gives undefined, and undefined written to a byte is 0. Which is worse: an empty line, or a line of zeros?
/** In a poem: the line before, once more. */
const AGAIN = '*';

/**
 * @param {any} exports of the guest that recites
 */
export function makeReciter(exports) {
  /** @type {string[]} */
  let poem = [];

  return {
    /**
     * What the guest imports.
     *
     * @param {number} number
     * @param {number} beforePtr
     * @param {number} beforeLength
     */
    line(number, beforePtr, beforeLength) {
      const view = new Uint8Array(exports.memory.buffer);
      const text = poem[number];
      const bytes =
        text === AGAIN ? view.subarray(beforePtr, beforePtr + beforeLength) : new TextEncoder().encode(text);
      const { length } = bytes;
      const ptr = exports.alloc(length);
      const target = new Uint8Array(exports.memory.buffer);
      for (let at = 0; at < length; at += 1) target[ptr + at] = bytes[at];
      return [ptr, length];
    },

    /** @param {string[]} lines */
    recite(lines) {
      poem = lines;
      const [ptr, length] = exports.recite(lines.length);
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, length));
    },
  };
}
