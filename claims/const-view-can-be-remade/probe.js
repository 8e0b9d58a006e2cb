export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const remake = new Function(
    'memory',
    'const mem8 = new Uint8Array(memory.buffer); memory.grow(1); mem8 = new Uint8Array(memory.buffer); return mem8.length;',
  );
  try {
    return remake(memory);
  } catch (error) {
    return error.name;
  }
}
