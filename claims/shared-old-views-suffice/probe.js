export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });
  const kept = new Uint8Array(memory.buffer);
  memory.grow(1);
  const newest = new Uint8Array(memory.buffer);
  newest[70000] = 7;
  return { newest: newest[70000], kept: kept[70000] };
}
