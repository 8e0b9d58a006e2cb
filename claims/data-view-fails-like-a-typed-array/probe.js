export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const views = [new Uint8Array(memory.buffer), new DataView(memory.buffer)];
  memory.grow(1);
  const [array, data] = views.map(view => {
    try {
      return String(view.byteLength);
    } catch (error) {
      return error.name;
    }
  });
  return array === data;
}
