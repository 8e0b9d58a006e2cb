/**
 * Wrong: it makes a new view when memory has become longer, and a growth by 0 pages makes nothing longer.
 *
 * @param {any} exports
 */
export function makeHost(exports) {
  let view = new Uint8Array(exports.memory.buffer);
  let { byteLength } = view;
  const bytes = () => {
    if (exports.memory.buffer.byteLength > byteLength) {
      view = new Uint8Array(exports.memory.buffer);
      ({ byteLength } = view);
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
