export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, set_name: greet } = instance.exports;
  const view = new Uint8Array(memory.buffer);
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 1000; i += 1) greet(10, 16);
  return { pagesMore: (memory.buffer.byteLength - before) / 65536, viewLength: view.length };
}
