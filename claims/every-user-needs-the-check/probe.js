export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  let remade = new Uint8Array(memory.buffer);
  const other = new Uint8Array(memory.buffer);
  memory.grow(1);
  if (remade.length === 0) remade = new Uint8Array(memory.buffer);
  return { remade: remade.length, other: other.length };
}
