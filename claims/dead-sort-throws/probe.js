export function observe() {
  return ['sort', 'fill', 'copyWithin'].map(method => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const view = new Uint8Array(memory.buffer);
    memory.grow(1);
    try {
      view[method](0, 1);
      return 'nothing';
    } catch (error) {
      return error.name;
    }
  });
}
