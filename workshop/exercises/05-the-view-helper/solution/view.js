/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => {
    if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
    return view;
  };
}
