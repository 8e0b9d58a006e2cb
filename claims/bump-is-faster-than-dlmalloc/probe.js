export async function sides(bump, dlmalloc) {
  const [one, other] = await Promise.all([bump, dlmalloc].map(wasm => WebAssembly.instantiate(wasm)));
  const timed = round => times => {
    const start = performance.now();
    for (let i = 0; i < times; i += 1) round();
    return performance.now() - start;
  };
  const arena = one.instance.exports;
  const heap = other.instance.exports;
  const blocks = new Int32Array(64);
  return {
    one: timed(() => {
      for (let i = 0; i < 64; i += 1) blocks[i] = arena.alloc(100);
      arena.reset();
    }),
    other: timed(() => {
      for (let i = 0; i < 64; i += 1) blocks[i] = heap.alloc(100);
      for (let i = 0; i < 64; i += 1) heap.dealloc(blocks[i], 100);
    }),
  };
}
