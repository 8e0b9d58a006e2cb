// rejected: first-growth-only
// because: The demo grows once; a flag that says "already mended" passes it.
// say: And the second time?
/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  let mended = false;
  return () => {
    if (!mended && view.length === 0) {
      view = new Uint8Array(memory.buffer);
      mended = true;
    }
    return view;
  };
}
