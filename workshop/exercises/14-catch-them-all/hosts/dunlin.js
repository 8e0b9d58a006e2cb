/**
 * Wrong: it swallows the exception, and answers with the text as it came.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  return {
    /** @param {string} text */
    shout(text) {
      const utf8 = new TextEncoder().encode(text);
      const ptr = exports.alloc(utf8.length);
      const block = new Uint8Array(exports.memory.buffer, ptr, utf8.length);
      block.set(utf8);
      try {
        exports.shout(ptr, utf8.length);
        return new TextDecoder().decode(block.slice());
      } catch {
        return text;
      }
    },
  };
}
