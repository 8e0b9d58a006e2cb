export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  view.set([1, 2, 3]);
  const [part, copy] = [view.subarray(0, 3), view.slice(0, 3)];
  memory.grow(1);
  return { subarray: part.length, slice: copy };
}
