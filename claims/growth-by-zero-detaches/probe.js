export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, grow } = instance.exports;
  let view = new Uint8Array(memory.buffer);
  memory.grow(0);
  const byHost = view.length;
  view = new Uint8Array(memory.buffer);
  grow(0);
  return { byHost, byGuest: view.length };
}
