export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  memory.grow(50);
  const before = memory.buffer.byteLength;
  alloc(5 * 65536);
  return (memory.buffer.byteLength - before) / 65536;
}
