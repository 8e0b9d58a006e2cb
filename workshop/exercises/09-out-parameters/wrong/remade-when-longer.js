// rejected: trusts-byte-length
// because: A view for each text seems wasteful, and a longer memory is the sign that the old one is spoilt.
// say: What is the length after a growth by 0 pages? And is a view for each text so dear, beside a call into the guest?
/**
 * @param {any} exports of the guest that tallies
 */
export function makeCounter(exports) {
  // The answer's place is the same for every text.
  const out = exports.alloc(16, 8);
  let view = new DataView(exports.memory.buffer);
  let { byteLength } = exports.memory.buffer;

  return {
    /** @param {string} text */
    count(text) {
      const bytes = new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length, 1);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      exports.tally(ptr, bytes.length, out);
      if (exports.memory.buffer.byteLength > byteLength) {
        view = new DataView(exports.memory.buffer);
        ({ byteLength } = exports.memory.buffer);
      }
      const answer = {
        letters: view.getUint32(out, true),
        spaces: view.getUint32(out + 12, true),
        mean: view.getFloat64(out + 4, true),
      };
      exports.release(ptr);
      return answer;
    },
  };
}
