export async function observe(wasm) {
  const attempt = async length => {
    const { instance } = await WebAssembly.instantiate(wasm);
    const { alloc, dealloc } = instance.exports;
    const [first] = [alloc(64), alloc(64)];
    try {
      dealloc(first, length);
      const [a, b] = [alloc(64), alloc(64)];
      return Math.abs(a - b) < 64 ? 'corrupted' : 'harmless';
    } catch {
      return 'trap';
    }
  };
  return [await attempt(4096), await attempt(8)];
}
