// rejected: constructs-too-often
// because: view.constructor makes a view of the same kind, so it works for whichever kind is kept.
// say: Count what is made at each access. What do you compare, and could you have it without making anything?

/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array}
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => {
    const now = new view.constructor(memory.buffer);
    if (now.buffer !== view.buffer) view = now;
    return view;
  };
}
