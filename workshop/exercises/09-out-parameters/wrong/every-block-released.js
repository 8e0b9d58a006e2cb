// rejected: releases-twice
// because: Every alloc wants a free of its own, as with malloc, and so both blocks are released, one after the other.
// say: Read what release frees. When the second release comes, who may have been given those bytes?
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
      const view = new DataView(exports.memory.buffer, out, 16);
      const answer = {
        letters: view.getUint32(0, true),
        spaces: view.getUint32(12, true),
        mean: view.getFloat64(4, true),
      };
      exports.release(ptr);
      exports.release(out);
      return answer;
    },
  };
}
