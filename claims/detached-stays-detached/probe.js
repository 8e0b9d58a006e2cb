export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const old = memory.buffer;
  const view = new Uint8Array(old);
  for (let i = 0; i < 10; i += 1) memory.grow(1);
  return [old.byteLength, view.length];
}
