export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  let pages = 65535;
  while (pages > 0) {
    try {
      memory.grow(pages);
    } catch {
      pages = Math.floor(pages / 2);
      continue;
    }
    break;
  }
  return memory.buffer.byteLength;
}
