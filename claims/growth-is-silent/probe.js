export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, get_salutation_ptr: salutation, get_name_ptr: name, set_name: greet } = instance.exports;
  const before = memory.buffer.byteLength;
  new Uint8Array(memory.buffer)[salutation()] = 65;
  new Uint8Array(memory.buffer)[name()] = 66;
  const returned = greet(1, 1);
  return { returned, pagesMore: (memory.buffer.byteLength - before) / 65536 };
}
