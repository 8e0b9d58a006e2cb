export async function observe(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm);
  // The stack takes the first MiB; a static of the guest lies behind it.
  const { get_salutation_ptr: address } = instance.exports;
  return { statics: address() >= 1048576 ? 'above the stack' : 'below the stack' };
}
