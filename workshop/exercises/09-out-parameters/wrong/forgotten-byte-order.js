// rejected: big-endian
// because: A DataView is the right tool, made at the right time, and its last parameter is easily left out.
// say: Write both numbers in hexadecimal. DataView is big-endian unless told; linear memory never is.
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
      const answer = {
        letters: view.getUint32(0),
        spaces: view.getUint32(12),
        mean: view.getFloat64(4),
      };
      exports.release(ptr);
      return answer;
    },
  };
}
