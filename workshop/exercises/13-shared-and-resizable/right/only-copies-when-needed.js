// right: it copies only what a browser would refuse

export const makeView = m => {
  let v = new Uint8Array(m.buffer);
  return () => (v.buffer === m.buffer ? v : (v = new Uint8Array(m.buffer)));
};
export const decode = (decoder, bytes) =>
  decoder.decode(bytes.buffer instanceof ArrayBuffer && !bytes.buffer.resizable ? bytes : bytes.slice());
