// right: a generator that gives the view, over and over

function* each(m) {
  let v = new Uint8Array(m.buffer);
  for (;;) {
    if (v.buffer !== m.buffer) v = new Uint8Array(m.buffer);
    yield v;
  }
}
export function makeBytes(memory) {
  const g = each(memory);
  return () => g.next().value;
}
