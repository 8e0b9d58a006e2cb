export function observe() {
  const write = how => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const view = new Uint8Array(memory.buffer);
    memory.grow(1);
    try {
      how(view);
      return 'nothing';
    } catch (error) {
      return error.name;
    }
  };
  const sloppy = new Function('view', 'view[0] = 7');
  return { strict: write(view => (view[0] = 7)), sloppy: write(sloppy) };
}
