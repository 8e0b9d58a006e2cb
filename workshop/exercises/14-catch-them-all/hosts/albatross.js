/**
 * Wrong: it makes one view at the start, and keeps it for ever.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  const bytes = new Uint8Array(exports.memory.buffer);
  return {
    /** @param {string} text */
    shout(text) {
      const utf8 = new TextEncoder().encode(text);
      const ptr = exports.alloc(utf8.length);
      bytes.set(utf8, ptr);
      exports.shout(ptr, utf8.length);
      return new TextDecoder().decode(bytes.slice(ptr, ptr + utf8.length));
    },
  };
}
