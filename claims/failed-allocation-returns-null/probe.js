export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, alloc } = instance.exports;
  const mark = alloc(4);
  new Uint8Array(memory.buffer)[mark] = 42;
  let answer = 1;
  for (let i = 0; i < 100 && answer !== 0; i += 1) answer = alloc(1024 * 1024);
  return { answer, intact: new Uint8Array(memory.buffer)[mark] === 42 };
}
