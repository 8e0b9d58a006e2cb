export function observe() {
  const shared = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  const ordinary = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  return { shared: Object.isFrozen(shared.buffer), ordinary: Object.isFrozen(ordinary.buffer) };
}
