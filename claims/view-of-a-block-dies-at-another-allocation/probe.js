export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  const pointer = alloc(16);
  const view = new Uint8Array(memory.buffer, pointer, 16);
  view[0] = 42;
  alloc(1024 * 1024);
  return { view: view.length, byte: new Uint8Array(memory.buffer)[pointer] };
}
