export function observe() {
  const memory = new WebAssembly.Memory({ initial: 2 });
  let byMinusOne = 'nothing';
  try {
    memory.grow(-1);
  } catch (error) {
    byMinusOne = error.name;
  }
  return { shrink: typeof memory.shrink, byMinusOne, pages: memory.buffer.byteLength / 65536 };
}
