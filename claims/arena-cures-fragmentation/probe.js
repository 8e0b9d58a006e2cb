export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  const arena = alloc(256 * 1024);
  const before = memory.buffer.byteLength;
  for (let round = 0; round < 20; round += 1) {
    let next = arena;
    for (let i = 0; i < 64; i += 1) next += round % 2 === 0 ? 3000 : 4000;
    // What outlives the round.
    if (next < arena + 256 * 1024) alloc(16);
  }
  return (memory.buffer.byteLength - before) / 65536;
}
