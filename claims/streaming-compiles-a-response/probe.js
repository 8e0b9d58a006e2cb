export async function observe(wasm) {
  const response = new Response(wasm, { headers: { 'Content-Type': 'application/wasm' } });
  const { instance } = await WebAssembly.instantiateStreaming(response);
  instance.exports.memory.grow(1);
  return instance.exports.memory.buffer.byteLength;
}
