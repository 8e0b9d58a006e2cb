/**
 * Wrong: it makes the view and then allocates, in one line, where the view comes first.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  return {
    /** @param {string} text */
    shout(text) {
      const utf8 = new TextEncoder().encode(text);
      let ptr;
      new Uint8Array(exports.memory.buffer).set(utf8, (ptr = exports.alloc(utf8.length)));
      exports.shout(ptr, utf8.length);
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, utf8.length));
    },
  };
}
