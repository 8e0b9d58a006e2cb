export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory } = instance.exports;
  const begins = memory.buffer.byteLength;
  memory.grow(14);
  try {
    memory.grow(1);
    return { begins, ends: memory.buffer.byteLength, beyond: 'nothing' };
  } catch (error) {
    return { begins, ends: memory.buffer.byteLength, beyond: error.name };
  }
}
