// A guest that never grows its memory: only its host could, and nobody here does.
const bytes = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0], // type 0: nothing to nothing
  ...[3, 2, 1, 0], // function 0 has it
  ...[5, 3, 1, 0, 1], // a memory of a page
  ...[7, 14, 2, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0, 1, 0x66, 0, 0], // exports memory and f
  ...[10, 4, 1, 2, 0, 0x0b], // which does nothing
]);
const { memory, f } = (await WebAssembly.instantiate(bytes)).instance.exports;
const kept = new Uint8Array(memory.buffer);
f();
kept.set([1]);
console.log(memory.buffer.byteLength);
