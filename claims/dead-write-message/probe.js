export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  try {
    view[0] = 7;
    return 'nothing was thrown';
  } catch (error) {
    return /%TypedArray%\.prototype\.set/.test(error.message);
  }
}
