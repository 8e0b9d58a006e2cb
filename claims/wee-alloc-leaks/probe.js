export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc, dealloc } = instance.exports;
  const cycle = () => {
    let [pointer, length] = [alloc(1024), 1024];
    for (; length < 262144; length *= 2) {
      const larger = alloc(length * 2);
      dealloc(pointer, length);
      pointer = larger;
    }
    dealloc(pointer, length);
  };
  cycle();
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 9; i += 1) cycle();
  return (memory.buffer.byteLength - before) / 65536;
}
