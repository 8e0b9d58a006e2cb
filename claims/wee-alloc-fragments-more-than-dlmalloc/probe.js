async function pagesTaken(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc, dealloc } = instance.exports;
  const before = memory.buffer.byteLength;
  const live = [];
  let seed = 7;
  const random = below => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 1) % below;
  for (let i = 0; i < 10_000; i += 1) {
    if (live.length === 200) dealloc(...live.splice(random(200), 1)[0]);
    const size = 8 + random(1993);
    live.push([alloc(size), size]);
  }
  return (memory.buffer.byteLength - before) / 65536;
}

export async function observe(dlmalloc, wee) {
  return (await pagesTaken(wee)) > (await pagesTaken(dlmalloc));
}
