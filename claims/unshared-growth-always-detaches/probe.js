export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 3 });
  const { buffer } = memory;
  memory.grow(1);
  const ordinary = buffer.byteLength;
  if (!memory.toResizableBuffer) return { ordinary, afterToResizableBuffer: 'none here' };
  const resizable = memory.toResizableBuffer();
  memory.grow(1);
  return { ordinary, afterToResizableBuffer: resizable.byteLength };
}
