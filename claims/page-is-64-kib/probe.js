export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  const { load } = instance.exports;
  try {
    return { last: load(65535), next: load(65536) };
  } catch (error) {
    return { last: load(65535), next: error.constructor.name };
  }
}
