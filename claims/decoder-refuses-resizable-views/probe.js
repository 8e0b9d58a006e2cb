export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  const view = new Uint8Array(memory.toResizableBuffer(), 0, 3);
  view.set([97, 98, 99]);
  try {
    return new TextDecoder().decode(view);
  } catch (error) {
    return error.name;
  }
}
