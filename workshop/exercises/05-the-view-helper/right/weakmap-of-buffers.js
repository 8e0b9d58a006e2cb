// right: a map from each buffer to its view

const views = new WeakMap();
export const makeBytes = m => () => {
  const b = m.buffer;
  if (!views.has(b)) views.set(b, new Uint8Array(b));
  return views.get(b);
};
