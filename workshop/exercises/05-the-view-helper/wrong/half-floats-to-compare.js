// rejected: constructs-too-often
// because: A view of an unusual kind looks like a small thing to make, if only its buffer is wanted.
// say: What does it cost to make a view of any kind, and what would you compare if you made none?

const Probe = globalThis.Float16Array ?? Uint16Array;

export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => {
    const { buffer } = new Probe(memory.buffer);
    if (buffer !== view.buffer) view = new Uint8Array(memory.buffer);
    return view;
  };
}
