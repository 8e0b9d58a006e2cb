/**
 * Wrong: it makes a new view only where the old one threw. Reading by index throws nothing.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  let bytes = new Uint8Array(exports.memory.buffer);
  return {
    /** @param {string} text */
    shout(text) {
      const utf8 = new TextEncoder().encode(text);
      const ptr = exports.alloc(utf8.length);
      try {
        bytes.set(utf8, ptr);
      } catch {
        bytes = new Uint8Array(exports.memory.buffer);
        bytes.set(utf8, ptr);
      }
      exports.shout(ptr, utf8.length);
      return new TextDecoder().decode(utf8.map((_, index) => Number(bytes[ptr + index])));
    },
  };
}
