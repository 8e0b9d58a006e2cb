// right: the block is a default value of a parameter, and so comes before the body

export function copyIn({ memory, alloc }, bytes, ptr = alloc(bytes.length)) {
  new Uint8Array(memory.buffer).set(bytes, ptr);
  return ptr;
}
export function storeByte({ memory, alloc }, byte, ptr = alloc(1)) {
  new Uint8Array(memory.buffer)[ptr] = byte;
  return ptr;
}
export function room({ memory, alloc }, length, ptr = alloc(length)) {
  return new Uint8Array(memory.buffer, ptr, length);
}
