// rejected: read-after-another-call
// because: The view is made after tally, as it must be, and releasing frees memory: surely that cannot grow it.
// say: Who told you what release does inside? A call is a call: any of them may grow memory.
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
      exports.tally(ptr, bytes.length, out);
      const view = new DataView(exports.memory.buffer, out, 16);
      exports.release(ptr);
      const answer = {
        letters: view.getUint32(0, true),
        spaces: view.getUint32(12, true),
        mean: view.getFloat64(4, true),
      };
      return answer;
    },
  };
}
