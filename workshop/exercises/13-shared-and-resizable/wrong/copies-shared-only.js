// rejected: refused-resizable
// because: Copies cost, so it copies only for the kind that the error message was about.
// say: There was a second message behind the first. Ask what the API takes, and not what it refused yesterday.

/** @param {WebAssembly.Memory} memory */
export function makeView(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => (view.buffer === memory.buffer ? view : (view = new Uint8Array(memory.buffer)));
}

/** @param {{ decode: (bytes: Uint8Array) => string }} decoder @param {Uint8Array} bytes */
export function decode(decoder, bytes) {
  return decoder.decode(bytes.buffer instanceof SharedArrayBuffer ? bytes.slice() : bytes);
}
