export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  return instance.exports.set_name('Ahoy there'.length, 'Testy McTestface'.length);
}
