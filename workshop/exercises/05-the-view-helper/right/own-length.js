// right: the view's own length, compared with the buffer's: a detached view has length 0

export const makeBytes = m => {
  let v = new Uint8Array(m.buffer);
  return () => (v.byteLength === m.buffer.byteLength ? v : (v = new Uint8Array(m.buffer)));
};
