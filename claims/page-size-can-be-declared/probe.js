export async function observe() {
  // (module (memory (export "memory") 100 (pagesize 1)))
  const wasm = [0, 97, 115, 109, 1, 0, 0, 0, 5, 4, 1, 8, 100, 0, 7, 10, 1, 6, 109, 101, 109, 111, 114, 121, 2, 0];
  try {
    const { instance } = await WebAssembly.instantiate(Uint8Array.from(wasm));
    return instance.exports.memory.buffer.byteLength;
  } catch (error) {
    return error.name;
  }
}
