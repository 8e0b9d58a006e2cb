// right: the lengths of view and buffer are compared

export const makeView = m => {
  let v = new Uint8Array(m.buffer);
  return () => {
    if (v.length !== m.buffer.byteLength) v = new Uint8Array(m.buffer);
    return v;
  };
};
export const decode = (decoder, bytes) => decoder.decode(bytes.slice());
