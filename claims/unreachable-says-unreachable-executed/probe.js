export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  try {
    instance.exports.give_up();
    return 'returned';
  } catch (error) {
    return `${error.constructor.name}: ${error.message}`;
  }
}
