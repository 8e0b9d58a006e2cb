// rejected: unaligned
// because: A typed array of the right type, at the right address, made after the call: what could be wrong with it?
// say: The struct is packed, and the guest does not mind. Who does? Which view has no alignment?
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
      const [letters, , , spaces] = new Uint32Array(exports.memory.buffer, out, 4);
      const [mean] = new Float64Array(exports.memory.buffer, out + 4, 1);
      const answer = { letters, spaces, mean };
      exports.release(ptr);
      return answer;
    },
  };
}
