// rejected: remakes-ever-after
// because: Comparing memory.buffer with the one remembered is right, and the tests are green.
// say: Right for the first growth. After it, which buffer do you compare with?

/** @param {WebAssembly.Memory} memory */
export function makeView(memory) {
  const { buffer } = memory;
  let view = new Uint8Array(buffer);
  return () => {
    if (memory.buffer !== buffer) view = new Uint8Array(memory.buffer);
    return view;
  };
}

/** @param {{ decode: (bytes: Uint8Array) => string }} decoder @param {Uint8Array} bytes */
export function decode(decoder, bytes) {
  return decoder.decode(bytes.slice());
}
