export async function observe(...modules) {
  return Promise.all(
    modules.map(async wasm => {
      const { exports } = (await WebAssembly.instantiate(wasm)).instance;
      const first = exports.get_salutation_ptr();
      return [exports.get_name_ptr() - first, exports.get_msg_ptr() - first];
    }),
  );
}
