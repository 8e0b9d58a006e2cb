export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  try {
    const { read, written } = new TextEncoder().encodeInto('abc', view);
    return { read, written };
  } catch (error) {
    return error.name;
  }
}
