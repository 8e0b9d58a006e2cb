export function sides() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  let kept = new Uint8Array(memory.buffer);
  const timed = read => times => {
    let sum = 0;
    const start = performance.now();
    for (let i = 0; i < times; i += 1) sum += read(i & 1023);
    const took = performance.now() - start;
    return sum === 0 ? took : NaN;
  };
  const checked = at => {
    if (kept.buffer !== memory.buffer) kept = new Uint8Array(memory.buffer);
    return kept[at];
  };
  return { one: timed(checked), other: timed(at => kept[at]) };
}
