export function sides() {
  const timed = (pages, each) => times => {
    let took = 0;
    for (let done = 0; done < times; done += 1) {
      const memory = new WebAssembly.Memory({ initial: pages });
      new Uint8Array(memory.buffer).fill(1);
      const start = performance.now();
      for (let i = 0; i < each; i += 1) memory.grow(1);
      took += performance.now() - start;
    }
    return took;
  };
  return { one: timed(128, 16), other: timed(1, 16), most: 1 };
}
