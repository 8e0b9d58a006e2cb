export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const arrives = instance.exports.pointer();
  return { arrives, unsigned: arrives >>> 0 };
}
