export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
  const view = new Uint8Array(memory.buffer);
  const resizable = memory.toResizableBuffer();
  return { old: view.length, same: memory.buffer === resizable };
}
