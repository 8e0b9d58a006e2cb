// rejected: stale-view
// because: The typed array is what went wrong, so it is replaced by a DataView, where it stood.
// say: It is louder now, which is better. But which buffer does it belong to after a growth?
/**
 * @param {any} exports of the guest that tallies
 */
export function makeCounter(exports) {
  // The answer's place is the same for every text.
  const out = exports.alloc(16, 8);
  const view = new DataView(exports.memory.buffer, out, 16);

  return {
    /** @param {string} text */
    count(text) {
      const bytes = new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length, 1);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      exports.tally(ptr, bytes.length, out);
      const answer = {
        letters: view.getUint32(0, true),
        spaces: view.getUint32(12, true),
        mean: view.getFloat64(4, true),
      };
      exports.release(ptr);
      return answer;
    },
  };
}
