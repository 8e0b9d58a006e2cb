export function observe() {
  return [{ initial: 1 }, { initial: 1, maximum: 100 }].flatMap(limits =>
    [1, 0].map(pages => {
      const memory = new WebAssembly.Memory(limits);
      const { buffer } = memory;
      memory.grow(pages);
      return buffer.byteLength;
    }),
  );
}
