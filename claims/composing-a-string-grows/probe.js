export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, set_name: greet, ...pointers } = instance.exports;
  const mem8 = new Uint8Array(memory.buffer);
  const before = memory.buffer.byteLength;
  const ascii = text => [...text].map(letter => letter.charCodeAt(0));
  mem8.set(ascii('Ahoy there'), pointers.get_salutation_ptr());
  mem8.set(ascii('Testy McTestface'), pointers.get_name_ptr());
  const length = greet(10, 16);
  const start = pointers.get_msg_ptr();
  const pagesMore = (memory.buffer.byteLength - before) / 65536;
  try {
    return { pagesMore, read: String.fromCharCode(...mem8.slice(start, start + length)) };
  } catch (error) {
    return { pagesMore, threw: error.name };
  }
}
