// rejected: leaks
// because: The place of the answer is asked for anew each time and released: it is the block that one has in mind.
// say: What happens to memory after a million texts? Releasing the older block frees both.
/**
 * @param {any} exports of the guest that tallies
 */
export function makeCounter(exports) {
  return {
    /** @param {string} text */
    count(text) {
      const bytes = new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length, 1);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      const out = exports.alloc(16, 8);
      exports.tally(ptr, bytes.length, out);
      const view = new DataView(exports.memory.buffer, out, 16);
      const answer = {
        letters: view.getUint32(0, true),
        spaces: view.getUint32(12, true),
        mean: view.getFloat64(4, true),
      };
      exports.release(out);
      return answer;
    },
  };
}
