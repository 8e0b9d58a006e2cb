// rejected: trusts-byte-length
// because: More pages, longer memory: it sees every growth that people can think of.
// say: Which growth leaves the length as it was?
/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  let { byteLength } = view;
  return () => {
    if (memory.buffer.byteLength > byteLength) {
      view = new Uint8Array(memory.buffer);
      ({ byteLength } = view);
    }
    return view;
  };
}
