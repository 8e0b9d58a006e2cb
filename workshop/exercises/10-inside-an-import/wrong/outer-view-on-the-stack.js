// rejected: stale-after-the-call
// because: The import is fixed with care. The view with which the poem is read was never suspected: it is in another function.
// say: How long is the outer call on the stack, and what runs in the meantime?
/** In a poem: the line before, once more. */
const AGAIN = '*';

/**
 * @param {any} exports of the guest that recites
 */
export function makeReciter(exports) {
  /** @type {string[]} */
  let poem = [];
  const bytesAt = (/** @type {number} */ ptr, /** @type {number} */ length) =>
    new Uint8Array(exports.memory.buffer).slice(ptr, ptr + length);

  return {
    /**
     * What the guest imports.
     *
     * @param {number} number
     * @param {number} beforePtr
     * @param {number} beforeLength
     */
    line(number, beforePtr, beforeLength) {
      const text = poem[number];
      const bytes = text === AGAIN ? bytesAt(beforePtr, beforeLength) : new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      return [ptr, bytes.length];
    },

    /** @param {string[]} lines */
    recite(lines) {
      poem = lines;
      const view = new Uint8Array(exports.memory.buffer);
      const [ptr, length] = exports.recite(lines.length);
      return new TextDecoder().decode(view.slice(ptr, ptr + length));
    },
  };
}
