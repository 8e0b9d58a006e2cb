export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1n, address: 'i64' });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1n);
  return { dead: view.length, now: memory.buffer.byteLength };
}
