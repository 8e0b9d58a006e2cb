// rejected: mixes-memories
// because: A program has one memory, so a variable of the module will do.
// say: A second instance, a worker, a test that runs two guests: whose bytes does the first one get?
/** @type {Uint8Array | undefined} */
let view;

/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  return () => {
    if (view === undefined || view.length === 0) view = new Uint8Array(memory.buffer);
    return view;
  };
}
