export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc, dealloc } = instance.exports;
  const pointer = alloc(1024 * 1024);
  const high = memory.buffer.byteLength;
  dealloc(pointer, 1024 * 1024);
  alloc(8);
  return memory.buffer.byteLength === high;
}
