export function observe() {
  try {
    const memory = new WebAssembly.Memory({ initial: 0n, maximum: 70_000n, address: 'i64' });
    memory.grow(65_537n);
    return memory.grow(0n);
  } catch (error) {
    return error.name;
  }
}
