export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const dead = new Uint8Array(memory.buffer);
  memory.grow(1);
  try {
    new Uint8Array(8).set(dead);
    return 'nothing';
  } catch (error) {
    return error.name;
  }
}
