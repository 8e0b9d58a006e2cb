/**
 * Wrong: when its view is stale it does everything again, and so the guest shouts twice.
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
      exports.shout(ptr, utf8.length);
      if (block.buffer !== exports.memory.buffer) {
        new Uint8Array(exports.memory.buffer).set(utf8, ptr);
        exports.shout(ptr, utf8.length);
      }
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, utf8.length));
    },
  };
}
