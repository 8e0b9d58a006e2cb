export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { memory, set_name: greet, ...pointers } = instance.exports;
  const mem8 = new Uint8Array(memory.buffer);
  const ascii = text => [...text].map(letter => letter.charCodeAt(0));
  mem8.set(ascii('Ahoy there'), pointers.get_salutation_ptr());
  mem8.set(ascii('Testy McTestface'), pointers.get_name_ptr());
  const length = greet(10, 16);
  const start = pointers.get_msg_ptr();
  return String.fromCharCode(...mem8.slice(start, start + length));
}
