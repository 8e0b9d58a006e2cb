export async function observe(wasm) {
  const pages = async frees => {
    const { instance } = await WebAssembly.instantiate(wasm);
    const { memory, alloc, dealloc } = instance.exports;
    dealloc(alloc(1000), 1000);
    const before = memory.buffer.byteLength;
    for (let i = 0; i < 1000; i += 1) {
      const pointer = alloc(1000);
      if (frees) dealloc(pointer, 1000);
    }
    return (memory.buffer.byteLength - before) / 65536;
  };
  return { healthy: await pages(true), leaking: await pages(false) };
}
