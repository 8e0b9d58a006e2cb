/**
 * Wrong: it keeps its block for the next text, and with it the subarray that it writes through.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  let block = new Uint8Array();
  let ptr = 0;
  let room = -1;
  return {
    /** @param {string} text */
    shout(text) {
      const utf8 = new TextEncoder().encode(text);
      if (utf8.length > room) {
        room = Math.max(64, utf8.length);
        ptr = exports.alloc(room);
        block = new Uint8Array(exports.memory.buffer).subarray(ptr, ptr + room);
      }
      block.set(utf8);
      exports.shout(ptr, utf8.length);
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, utf8.length));
    },
  };
}
