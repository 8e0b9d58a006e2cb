export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  return { keys: Object.keys(view), json: JSON.stringify(view) };
}
