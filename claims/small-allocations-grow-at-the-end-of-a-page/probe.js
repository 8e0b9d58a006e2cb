export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  const { byteLength } = memory.buffer;
  for (let count = 1; count <= 20000; count += 1) {
    alloc(4);
    if (memory.buffer.byteLength > byteLength) return count;
  }
  return 0;
}
