export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });
  const old = new Uint8Array(memory.buffer);
  memory.grow(1);
  const fresh = new Uint8Array(memory.buffer);
  old[0] = 7;
  fresh[1] = 9;
  return [fresh[0], old[1]];
}
