// rejected: calls-the-guest-again
// because: It throws only when memory has just grown, and memory will not grow twice in a row.
// say: Will it not? And whose is the first block?
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
      const text = poem[number];
      const bytes =
        text === AGAIN
          ? new Uint8Array(exports.memory.buffer).slice(beforePtr, beforePtr + beforeLength)
          : new TextEncoder().encode(text);
      const attempt = () => {
        const view = new Uint8Array(exports.memory.buffer);
        const ptr = exports.alloc(bytes.length);
        view.set(bytes, ptr);
        return [ptr, bytes.length];
      };
      try {
        return attempt();
      } catch {
        return attempt();
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
