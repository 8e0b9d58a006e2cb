export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1n, address: 'i64' });
  const returned = memory.grow(1n);
  try {
    return [returned, memory.grow(1)];
  } catch (error) {
    return [returned, error.name];
  }
}
