// rejected: other-decoder
// because: When the decoder refuses a view, a new TextDecoder takes a copy of it.
// say: Which decoder were you given, and which one gave the text?
export function makeView(memory) {
  let v;
  return () =>
    v?.buffer === memory.buffer && v.length === memory.buffer.byteLength ? v : (v = new Uint8Array(memory.buffer));
}
export function decode(decoder, bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes.slice());
  }
}
