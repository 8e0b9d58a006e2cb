/**
 * Good. It makes a view each time it needs one.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  return {
    /** @param {string} text */
    shout(text) {
      const utf8 = new TextEncoder().encode(text);
      const ptr = exports.alloc(utf8.length);
      new Uint8Array(exports.memory.buffer).set(utf8, ptr);
      exports.shout(ptr, utf8.length);
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, utf8.length));
    },
  };
}
