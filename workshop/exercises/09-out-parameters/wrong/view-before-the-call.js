// rejected: taken-before-the-call
// because: The place is known before the call, so the view is made there, once a text: fresh enough.
// say: Which call is between the view and the read? It is the one that does the work, and the likeliest to allocate.
/**
 * @param {any} exports of the guest that tallies
 */
export function makeCounter(exports) {
  // The answer's place is the same for every text.
  const out = exports.alloc(16, 8);

  return {
    /** @param {string} text */
    count(text) {
      const bytes = new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length, 1);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      const view = new DataView(exports.memory.buffer, out, 16);
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
