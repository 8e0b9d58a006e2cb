export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  const seen = { early: 0, beyond: 0, grew: false };
  for (let i = 0; i < 5000; i += 1) {
    const before = memory.buffer.byteLength;
    const end = alloc(40) + 40;
    if (end > memory.buffer.byteLength) seen.beyond += 1;
    if (memory.buffer.byteLength === before) continue;
    seen.grew = true;
    if (end <= before) seen.early += 1;
  }
  return seen;
}
