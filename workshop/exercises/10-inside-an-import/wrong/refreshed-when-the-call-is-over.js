// rejected: stale-on-entry
// because: One view for the whole reciter, renewed after each call into the guest that this file makes at its top level.
// say: When does line run: before that renewal, or after? Who may have grown memory by then, unseen?
/** In a poem: the line before, once more. */
const AGAIN = '*';

/**
 * @param {any} exports of the guest that recites
 */
export function makeReciter(exports) {
  /** @type {string[]} */
  let poem = [];
  let view = new Uint8Array(exports.memory.buffer);

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
      const bytes =
        text === AGAIN ? view.subarray(beforePtr, beforePtr + beforeLength) : new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length);
      view.set(bytes, ptr);
      return [ptr, bytes.length];
    },

    /** @param {string[]} lines */
    recite(lines) {
      poem = lines;
      const [ptr, length] = exports.recite(lines.length);
      view = new Uint8Array(exports.memory.buffer);
      return new TextDecoder().decode(view.slice(ptr, ptr + length));
    },
  };
}
