export function sides() {
  const timed = pages => {
    const memory = new WebAssembly.Memory({ initial: pages });
    return times => {
      let sum = 0;
      const start = performance.now();
      for (let i = 0; i < times; i += 1) sum += new Uint8Array(memory.buffer)[i & 1023];
      const took = performance.now() - start;
      return sum === 0 ? took : NaN;
    };
  };
  return { one: timed(1024), other: timed(1) };
}
