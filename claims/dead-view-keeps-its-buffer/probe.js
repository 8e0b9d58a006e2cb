export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const old = memory.buffer;
  const view = new Uint8Array(old);
  memory.grow(1);
  return { same: view.buffer === old, current: view.buffer === memory.buffer };
}
