export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer, 0, 3);
  view.set([97, 98, 99]);
  memory.grow(1);
  try {
    return JSON.stringify(new TextDecoder().decode(view));
  } catch (error) {
    return error.name;
  }
}
