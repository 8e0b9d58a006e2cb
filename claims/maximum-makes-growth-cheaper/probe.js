export function sides() {
  const timed = limits => times => {
    let took = 0;
    for (let done = 0; done < times; done += 1) {
      const memory = new WebAssembly.Memory({ initial: 128, ...limits });
      new Uint8Array(memory.buffer).fill(1);
      const start = performance.now();
      for (let i = 0; i < 16; i += 1) memory.grow(1);
      took += performance.now() - start;
    }
    return took;
  };
  return { one: timed({ maximum: 4096 }), other: timed({}), most: 1 };
}
