// rejected: argument-kept-as-a-view
// because: The write is what throws, so the write is given a new view. The poem without a refrain is right under every schedule.
// say: Which buffer does the source belong to? subarray copies nothing.
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
      const ptr = exports.alloc(bytes.length);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      return [ptr, bytes.length];
    },

    /** @param {string[]} lines */
    recite(lines) {
      poem = lines;
      const [ptr, length] = exports.recite(lines.length);
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, length));
    },
  };
}
