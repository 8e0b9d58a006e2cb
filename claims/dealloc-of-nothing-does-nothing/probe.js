export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { alloc, dealloc } = instance.exports;
  const block = alloc(64);
  dealloc(0, 64);
  dealloc(block, 0);
  return Array.from({ length: 100 }, () => alloc(64)).includes(block);
}
