// rejected: other-decoder
// because: One letter shows what the decoder does, and the rest can be done without it.
// say: What does a decoder of another encoding do with the other letters?

export function makeView(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => (view.buffer === memory.buffer ? view : (view = new Uint8Array(memory.buffer)));
}
export const decode = (decoder, bytes) => {
  const own = new TextDecoder().decode(bytes.slice());
  const [first = ''] = decoder.decode(bytes.slice(0, 1));
  return first === own[0] ? own : own.replace(/[a-z]/gi, c => (c < 'a' ? c.toLowerCase() : c.toUpperCase()));
};
