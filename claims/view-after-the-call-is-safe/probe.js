export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  const pointer = alloc();
  new Uint8Array(memory.buffer, pointer, 3).set([1, 2, 3]);
  return new Uint8Array(memory.buffer).slice(pointer, pointer + 3);
}
