export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, work } = instance.exports;
  const first = memory.buffer;
  const asked = first === memory.buffer;
  work();
  return [asked, first === memory.buffer];
}
