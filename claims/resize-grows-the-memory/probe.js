export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, size } = instance.exports;
  const before = size();
  memory.toResizableBuffer().resize(3 * 65536);
  return [before, size()];
}
