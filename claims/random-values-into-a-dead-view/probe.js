export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer, 0, 16);
  memory.grow(1);
  try {
    crypto.getRandomValues(view);
    return 'nothing';
  } catch (error) {
    return error.name;
  }
}
