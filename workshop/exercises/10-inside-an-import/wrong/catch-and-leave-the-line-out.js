// rejected: lies-instead-of-throwing
// because: An exception must not fly through the frames of the guest, so the import answers "no line".
// say: The poem is shorter now, and nobody knows. Is that what the caller of recite would have chosen?
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
      try {
        const ptr = exports.alloc(bytes.length);
        view.set(bytes, ptr);
        return [ptr, bytes.length];
      } catch {
        return [0, 0];
      }
    },

    /** @param {string[]} lines */
    recite(lines) {
      poem = lines;
      const [ptr, length] = exports.recite(lines.length);
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, length));
    },
  };
}
