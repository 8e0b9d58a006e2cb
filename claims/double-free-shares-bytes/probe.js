export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { alloc, dealloc } = instance.exports;
  const [first] = [alloc(64), alloc(64)];
  dealloc(first, 64);
  dealloc(first, 64);
  return alloc(64) === alloc(64);
}
