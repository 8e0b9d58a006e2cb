export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  const uses = [() => view[0], () => (view[0] = 1), () => view.length, () => 0 in view, () => Object.keys(view)];
  return uses.every(use => {
    try {
      use();
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
}
