export function observe() {
  const reach = limits => {
    const memory = new WebAssembly.Memory(limits);
    for (let pages = 65535; pages > 0; pages = Math.floor(pages / 2)) {
      try {
        memory.grow(pages);
        break;
      } catch {
        // Half of it.
      }
    }
    return memory.buffer.byteLength / 65536;
  };
  return reach({ initial: 1, maximum: 65536 }) - reach({ initial: 1 });
}
