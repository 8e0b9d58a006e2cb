// rejected: refused-shared
// because: A copy is needed, and the buffer has a slice method.
// say: What does a SharedArrayBuffer's slice give? Another SharedArrayBuffer.

/** @param {WebAssembly.Memory} memory */
export function makeView(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => (view.buffer === memory.buffer ? view : (view = new Uint8Array(memory.buffer)));
}

/** @param {{ decode: (bytes: Uint8Array) => string }} decoder @param {Uint8Array} bytes */
export function decode(decoder, bytes) {
  const { byteOffset, length } = bytes;
  return decoder.decode(new Uint8Array(bytes.buffer.slice(byteOffset, byteOffset + length)));
}
