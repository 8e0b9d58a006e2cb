export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, answer } = instance.exports;
  let threw = 'nothing';
  try {
    new Uint8Array(memory.buffer)[0] = answer();
  } catch (error) {
    threw = error.name;
  }
  return { threw, byte: new Uint8Array(memory.buffer)[0] };
}
