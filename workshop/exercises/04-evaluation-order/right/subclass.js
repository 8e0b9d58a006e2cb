// right: a class of its own for blocks
class Block extends Uint8Array {
  static in(guest, length) {
    const at = guest.alloc(length);
    return new Block(guest.memory.buffer, at, length);
  }
}
export const room = (guest, length) => Block.in(guest, length);
export const copyIn = (guest, bytes) => {
  const b = Block.in(guest, bytes.length);
  b.set(bytes);
  return b.byteOffset;
};
export const storeByte = (guest, byte) => {
  const b = Block.in(guest, 1);
  b[0] = byte;
  return b.byteOffset;
};
