export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, set_name: greet } = instance.exports;
  const view = new Uint8Array(memory.buffer);
  for (let i = 0; i < 1000; i += 1) greet(5, 5);
  return { viewDies: view.length === 0 };
}
