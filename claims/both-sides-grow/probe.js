export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, grow } = instance.exports;
  let view = new Uint8Array(memory.buffer);
  memory.grow(1);
  const byHost = view.length;
  view = new Uint8Array(memory.buffer);
  grow(1);
  return { byHost, byGuest: view.length, pages: memory.buffer.byteLength / 65536 };
}
