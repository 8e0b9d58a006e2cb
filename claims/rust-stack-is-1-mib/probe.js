export function observe(wasm) {
  // The first global is the stack pointer: type i32, mutable, then i32.const and its value.
  const at = wasm.findIndex(
    (byte, i) => byte === 0x7f && wasm[i + 1] === 1 && wasm[i + 2] === 0x41 && wasm[i + 7] === 0x0b,
  );
  return wasm.slice(at + 3, at + 7).reduce((value, byte, i) => value + (byte & 127) * 128 ** i, 0);
}
