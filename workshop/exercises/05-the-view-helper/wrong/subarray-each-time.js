// rejected: constructs-too-often
// because: subarray is cheap: it copies nothing.
// say: It copies no bytes, and it makes an object. How many in a thousand reads?
/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => {
    if (view.length === 0) view = new Uint8Array(memory.buffer);
    return view.subarray(0);
  };
}
