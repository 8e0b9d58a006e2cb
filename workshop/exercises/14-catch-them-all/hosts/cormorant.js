/**
 * Wrong: it takes growth for an event of start-up, notices the first, and no other.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  let view = new Uint8Array(exports.memory.buffer);
  let isWarm = false;
  const bytes = () => {
    if (!isWarm && view.buffer !== exports.memory.buffer) {
      view = new Uint8Array(exports.memory.buffer);
      isWarm = true;
    }
    return view;
  };
  return {
    /** @param {string} text */
    shout(text) {
      const utf8 = new TextEncoder().encode(text);
      const ptr = exports.alloc(utf8.length);
      bytes().set(utf8, ptr);
      exports.shout(ptr, utf8.length);
      return new TextDecoder().decode(bytes().slice(ptr, ptr + utf8.length));
    },
  };
}
