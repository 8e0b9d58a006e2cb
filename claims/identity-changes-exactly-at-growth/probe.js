export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 3 });
  const first = memory.buffer;
  memory.grow(0);
  const second = memory.buffer;
  memory.toResizableBuffer?.();
  const third = memory.buffer;
  memory.grow(1);
  return { changedAtGrowthByZero: first !== second, changedAtGrowthByOne: third !== memory.buffer };
}
