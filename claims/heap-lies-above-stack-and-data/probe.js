export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  return instance.exports.alloc(64);
}
