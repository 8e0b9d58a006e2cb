// rejected: answers-for-the-guest
// because: The host knows every line, so when an import has failed the poem can still be put together here.
// say: And the guest, what does it hold now? A wrong state that nobody sees is the beginning of the next report.
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
      exports.recite(lines.length);
      let before = '';
      return lines
        .map(line => {
          before = line === AGAIN ? before : line;
          return `${before.replace(/^[a-z]/, letter => letter.toUpperCase())}\n`;
        })
        .join('');
    },
  };
}
