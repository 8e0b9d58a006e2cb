export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const dead = new Uint8Array(memory.buffer);
  memory.grow(1);
  const uses = [
    () => {
      for (const byte of dead) return byte;
    },
    () => [...dead],
    () => Array.from(dead),
  ];
  return uses.map(use => {
    try {
      use();
      return 'nothing';
    } catch (error) {
      return error.name;
    }
  });
}
