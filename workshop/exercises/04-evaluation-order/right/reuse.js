// right: two of the three are made of the third
export function room(guest, length) {
  const ptr = guest.alloc(length);
  return new Uint8Array(guest.memory.buffer).subarray(ptr, ptr + length);
}
export function copyIn(guest, bytes) {
  const place = room(guest, bytes.length);
  place.set(bytes);
  return place.byteOffset;
}
export function storeByte(guest, byte) {
  return copyIn(guest, Uint8Array.of(byte));
}
