// rejected: misses-resizable-growth
// because: Comparing the buffer is right, and giving the length as well looks more exact.
// say: What does a view without a length do, when its buffer becomes longer?
export function makeView(memory) {
  const make = () => new Uint8Array(memory.buffer, 0, memory.buffer.byteLength);
  let v = make();
  return () => (v.buffer === memory.buffer ? v : (v = make()));
}
export const decode = (decoder, bytes) => decoder.decode(bytes.slice());
