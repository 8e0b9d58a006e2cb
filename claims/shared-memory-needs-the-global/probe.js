export function observe() {
  try {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
    memory.grow(1);
    return typeof SharedArrayBuffer === 'function' || memory.buffer instanceof ArrayBuffer;
  } catch {
    return true;
  }
}
