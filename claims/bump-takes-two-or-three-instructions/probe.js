// (module (global (mut i32) i32.const 8)
//   (func (export "alloc") (param i32) (result i32) CODE))
const code = [[0x23, 0], [0x23, 0], [0x20, 0], [0x6a], [0x24, 0]];
const body = [0, ...code.flat(), 0x0b];
const bytes = [
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f, 3, 2, 1, 0, 6, 6, 1, 0x7f, 1, 0x41, 8, 0x0b],
  ...[7, 9, 1, 5, 97, 108, 108, 111, 99, 0, 0, 10, body.length + 2, 1, body.length, ...body],
];

export async function observe() {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(bytes));
  const { alloc } = instance.exports;
  // That it is an allocator: blocks side by side.
  const [first, second] = [alloc(16), alloc(16)];
  return second === first + 16 ? code.length : 'no allocator';
}
