export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const blocks = Array.from({ length: 1000 }, () => instance.exports.alloc(640));
  return blocks.filter((block, at) => at > 0 && block < blocks[at - 1]).length;
}
