export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  let grew = 0;
  for (let i = 0; i < 20000; i += 1) {
    const { byteLength } = memory.buffer;
    alloc(4);
    if (memory.buffer.byteLength > byteLength) grew += 1;
  }
  return grew;
}
