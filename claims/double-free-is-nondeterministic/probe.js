export async function observe(wasm) {
  const endings = new Set();
  let crashes = 0;
  for (let run = 0; run < 10; run += 1) {
    const { instance } = await WebAssembly.instantiate(wasm);
    const { alloc, dealloc } = instance.exports;
    try {
      const [first] = [alloc(64), alloc(64)];
      dealloc(first, 64);
      dealloc(first, 64);
      endings.add(Array.from({ length: 20 }, () => alloc(64)).join());
    } catch {
      crashes += 1;
    }
  }
  return { endings: endings.size, crashes };
}
