// right: the decoder is given pieces, each a copy, with stream: true

export const makeView = m => {
  let v = new Uint8Array(m.buffer);
  return () => (v.buffer === m.buffer ? v : (v = new Uint8Array(m.buffer)));
};
export const decode = (decoder, bytes) => {
  let t = '';
  for (let i = 0; i < bytes.length; i += 3) t += decoder.decode(bytes.slice(i, i + 3), { stream: true });
  return t + decoder.decode();
};
