export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, set_name: greet } = instance.exports;
  const before = memory.buffer.byteLength;
  greet(10, 16);
  return { pagesMore: (memory.buffer.byteLength - before) / 65536 };
}
