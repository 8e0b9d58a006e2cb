export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { alloc } = instance.exports;
  const first = alloc(64);
  return Array.from({ length: 1000 }, () => alloc(64)).includes(first);
}
