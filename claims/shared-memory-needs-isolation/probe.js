export function observe() {
  try {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
    memory.grow(1);
    return memory.buffer instanceof ArrayBuffer ? 'refused' : memory.buffer.byteLength;
  } catch {
    return 'refused';
  }
}
