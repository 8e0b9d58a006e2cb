// A module that imports `growscope.hooks` itself, as the rewritten one would, and grows memory.
const module = [
  [1, [2, 0x60, 0, 0, 0x60, 0, 1, 0x7f]],
  [2, [1, 9, ...new TextEncoder().encode('growscope'), 5, ...new TextEncoder().encode('hooks'), 0, 0]],
  [3, [1, 1]],
  [5, [1, 0, 1]],
  [7, [2, 3, ...new TextEncoder().encode('mem'), 2, 0, 4, ...new TextEncoder().encode('grow'), 0, 1]],
  [10, [1, 8, 0, 0x10, 0, 0x41, 1, 0x40, 0, 0x0b]],
].flatMap(([id, body]) => [id, body.length, ...body]);
let called = 0;
const { mem, grow } = new WebAssembly.Instance(
  new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...module])),
  { growscope: { hooks: () => void (called += 1) } },
).exports;
const kept = new Uint8Array(mem.buffer, 0, 4);
console.log(grow(), called, mem.buffer.byteLength / 65536);
try {
  kept.fill(1);
} catch {
  console.log('dead');
}
