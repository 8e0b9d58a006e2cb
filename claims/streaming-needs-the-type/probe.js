export async function observe(wasm) {
  const response = new Response(wasm, { headers: { 'Content-Type': 'text/plain' } });
  try {
    await WebAssembly.instantiateStreaming(response);
    return 'compiled';
  } catch (error) {
    return error.name;
  }
}
