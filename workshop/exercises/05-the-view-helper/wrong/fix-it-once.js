// rejected: first-growth-only
// because: The demo grows once; a flag that says "already fixed" passes it.
// say: And the second time?
/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  let fixed = false;
  return () => {
    if (!fixed && view.length === 0) {
      view = new Uint8Array(memory.buffer);
      fixed = true;
    }
    return view;
  };
}
