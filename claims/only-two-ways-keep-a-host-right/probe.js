export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const guest = () => {
    new Uint8Array(memory.buffer)[8] = 42;
    memory.grow(1);
    return 8;
  };
  const pointer = guest();
  return new Uint8Array(memory.buffer)[pointer] !== 42;
}
