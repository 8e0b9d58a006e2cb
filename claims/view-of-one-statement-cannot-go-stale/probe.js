export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  try {
    new Uint8Array(memory.buffer).set([1, 2, 3], alloc());
    return 'written';
  } catch (error) {
    return error.name;
  }
}
