export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { buffer } = memory;
  const before = buffer.detached;
  memory.grow(1);
  return [before, buffer.detached];
}
