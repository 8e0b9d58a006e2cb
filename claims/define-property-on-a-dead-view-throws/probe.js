export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  try {
    Object.defineProperty(view, 0, { value: 7, configurable: true, enumerable: true, writable: true });
    return 'nothing';
  } catch (error) {
    return error.name;
  }
}
