export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
  const resizable = memory.toResizableBuffer();
  const view = new Uint8Array(memory.toFixedLengthBuffer());
  memory.grow(1);
  return { resizable: resizable.byteLength, fixed: view.length };
}
