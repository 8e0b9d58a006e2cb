// rejected: trusts-byte-length
// because: A growth makes memory longer, and comparing two numbers at each use costs nothing.
// say: Compare the lengths before and after a growth by 0 pages. Compare the buffers, too.
/** In a poem: the line before, once more. */
const AGAIN = '*';

/**
 * @param {any} exports of the guest that recites
 */
export function makeReciter(exports) {
  /** @type {string[]} */
  let poem = [];
  let known = new Uint8Array(exports.memory.buffer);
  let { byteLength } = known;
  const view = () => {
    if (exports.memory.buffer.byteLength !== byteLength) {
      known = new Uint8Array(exports.memory.buffer);
      ({ byteLength } = known);
    }
    return known;
  };
  const bytesAt = (/** @type {number} */ ptr, /** @type {number} */ length) => view().slice(ptr, ptr + length);

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
      view().set(bytes, ptr);
      return [ptr, bytes.length];
    },

    /** @param {string[]} lines */
    recite(lines) {
      poem = lines;
      const [ptr, length] = exports.recite(lines.length);
      return new TextDecoder().decode(bytesAt(ptr, length));
    },
  };
}
