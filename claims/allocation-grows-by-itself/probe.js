export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  const before = memory.buffer.byteLength;
  const pointer = alloc(1024 * 1024);
  return { pagesMore: (memory.buffer.byteLength - before) / 65536, aligned: pointer > 0 };
}
