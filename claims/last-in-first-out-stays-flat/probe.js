export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc, dealloc } = instance.exports;
  const blocks = Array.from({ length: 64 }, () => alloc(3000));
  for (const block of blocks.reverse()) dealloc(block, 3000);
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 30; i += 1) alloc(6000);
  return (memory.buffer.byteLength - before) / 65536;
}
