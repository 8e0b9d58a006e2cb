// rejected: misses-resizable-growth
// because: It is careful to say where the view begins and ends, and the buffer's identity is checked.
// say: Over a resizable buffer the identity never changes, and the length that you gave does not, either.

/** @param {WebAssembly.Memory} memory */
export function makeView(memory) {
  const make = () => new Uint8Array(memory.buffer, 0, memory.buffer.byteLength);
  let view = make();
  return () => (view.buffer === memory.buffer ? view : (view = make()));
}

/** @param {{ decode: (bytes: Uint8Array) => string }} decoder @param {Uint8Array} bytes */
export function decode(decoder, bytes) {
  return decoder.decode(bytes.slice());
}
