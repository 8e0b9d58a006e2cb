// rejected: wrong-length
// because: A class of one's own says what length it likes, so a view that reaches past its block seems to be as long as was asked.
// say: What does fill() do with this view? It does not ask your getter.

export function copyIn({ memory, alloc }, bytes) {
  const ptr = alloc(bytes.length);
  new Uint8Array(memory.buffer).set(bytes, ptr);
  return ptr;
}
export function storeByte({ memory, alloc }, byte) {
  const ptr = alloc(1);
  new Uint8Array(memory.buffer)[ptr] = byte;
  return ptr;
}
class Room extends Uint8Array {
  #n;
  constructor(b, p, n) {
    super(b, p, n + 8);
    this.#n = n;
  }
  get length() {
    return this.#n;
  }
}
export const room = ({ memory, alloc }, length) => {
  const ptr = alloc(length);
  return new Room(memory.buffer, ptr, length);
};
