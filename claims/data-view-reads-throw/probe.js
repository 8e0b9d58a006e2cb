export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new DataView(memory.buffer);
  memory.grow(1);
  return [() => view.getUint8(0), () => view.setUint8(0, 7)].map(use => {
    try {
      return String(use());
    } catch (error) {
      return error.name;
    }
  });
}
