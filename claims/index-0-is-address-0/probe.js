export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, store } = instance.exports;
  store(0, 7);
  store(1000, 9);
  const view = new Uint8Array(memory.buffer);
  return [view[0], view[1000]];
}
