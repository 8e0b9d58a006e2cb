// rejected: breaks-without-growth
// because: A float is a float, and getFloat32 comes first in the list.
// say: How many bytes has the mean, and how many do you read?

export function makeCounter(exports) {
  const out = exports.alloc(16, 8);

  return {
    count(text) {
      const bytes = new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length, 1);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      exports.tally(ptr, bytes.length, out);
      const view = new DataView(exports.memory.buffer, out, 16);
      const answer = {
        letters: view.getUint32(0, true),
        spaces: view.getUint32(12, true),
        mean: view.getFloat32(4, true),
      };
      exports.release(ptr);
      return answer;
    },
  };
}
