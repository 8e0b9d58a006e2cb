// rejected: stale-view
// because: Shared memory never shrinks to 0 and only rises, so watch the buffer's byteLength for a rise.
// say: Whose byteLength? This is the old buffer, and its length is for life; a detached one even falls to 0.

/** @param {WebAssembly.Memory} memory */
export function makeView(memory) {
  const { buffer } = memory;
  let view = new Uint8Array(buffer);
  return () => {
    if (buffer.byteLength > view.length) view = new Uint8Array(memory.buffer);
    return view;
  };
}

/** @param {{ decode: (bytes: Uint8Array) => string }} decoder @param {Uint8Array} bytes */
export function decode(decoder, bytes) {
  return decoder.decode(bytes.slice());
}
