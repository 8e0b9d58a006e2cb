// rejected: reads-what-was-released
// because: If every call can spoil a view, then let all calls come first and the view last, and release is a call.
// say: The rule is right and the place is wrong. Who owns these 16 bytes once they are released?
/**
 * @param {any} exports of the guest that tallies
 */
export function makeCounter(exports) {
  return {
    /** @param {string} text */
    count(text) {
      const bytes = new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length, 1);
      const out = exports.alloc(16, 8);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      exports.tally(ptr, bytes.length, out);
      // Every call first, and the view last: nothing can grow between the two.
      exports.release(ptr);
      const view = new DataView(exports.memory.buffer, out, 16);
      const answer = {
        letters: view.getUint32(0, true),
        spaces: view.getUint32(12, true),
        mean: view.getFloat64(4, true),
      };
      return answer;
    },
  };
}
