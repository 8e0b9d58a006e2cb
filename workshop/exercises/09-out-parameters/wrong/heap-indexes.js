// rejected: rounds-the-address
// because: HEAPU32[out >> 2] and HEAPF64[p >> 3] are how it is done in glue written by hand, and the views are fresh, too.
// say: What does >> 3 do to an address that is no multiple of 8? It drops the rest, and nothing complains.
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
      const HEAPU32 = new Uint32Array(exports.memory.buffer);
      const HEAPF64 = new Float64Array(exports.memory.buffer);
      const answer = { letters: HEAPU32[out >> 2], spaces: HEAPU32[(out + 12) >> 2], mean: HEAPF64[(out + 4) >> 3] };
      exports.release(ptr);
      return answer;
    },
  };
}
