export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc, sum_bytes: sum } = instance.exports;
  const bytes = new TextEncoder().encode('WebAssembly');
  const pointer = alloc(bytes.length);
  new Uint8Array(memory.buffer, pointer, bytes.length).set(bytes);
  return sum(pointer, bytes.length);
}
