export async function observe(wasm) {
  const answers = new Set();
  for (let run = 0; run < 10; run += 1) {
    const { instance } = await WebAssembly.instantiate(wasm);
    const { memory, alloc } = instance.exports;
    const grew = [];
    for (let count = 1; count <= 10000; count += 1) {
      const { byteLength } = memory.buffer;
      alloc(4);
      if (memory.buffer.byteLength > byteLength) grew.push(count);
    }
    answers.add(grew.join());
  }
  return answers.size;
}
