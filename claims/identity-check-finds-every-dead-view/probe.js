export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
  let view = new Uint8Array(memory.buffer);
  return [0, 1, 0, 1].map(pages => {
    memory.grow(pages);
    if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
    return view.length;
  });
}
