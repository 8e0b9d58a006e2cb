// rejected: misses-shared-growth
// because: A stale view throws when a method is called on it, so try one, and make a new view when it throws.
// say: Which of the three kinds throws? A short view over shared memory is in perfect health.

/** @param {WebAssembly.Memory} memory */
export function makeView(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => {
    try {
      view.subarray(0, 0);
      view.fill(0, 0, 0);
    } catch {
      view = new Uint8Array(memory.buffer);
    }
    return view;
  };
}

/** @param {{ decode: (bytes: Uint8Array) => string }} decoder @param {Uint8Array} bytes */
export function decode(decoder, bytes) {
  return decoder.decode(bytes.slice());
}
