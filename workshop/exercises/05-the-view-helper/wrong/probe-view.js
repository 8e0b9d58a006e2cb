// rejected: constructs-too-often
// because: A small view is made to see which buffer is the current one, and it is thrown away at once.
// say: How many objects does this make in a loop? What else tells you which buffer is the current one?
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => {
    const probe = new BigUint64Array(memory.buffer, 0, 1);
    if (probe.buffer !== view.buffer) view = new Uint8Array(memory.buffer);
    return view;
  };
}
