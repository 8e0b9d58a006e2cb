export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Uint8Array(memory.buffer).fill(9);
  memory.grow(1);
  const view = new Uint8Array(memory.buffer);
  return { first: view[0], last: view[65535], added: view.subarray(65536).reduce((sum, byte) => sum + byte, 0) };
}
