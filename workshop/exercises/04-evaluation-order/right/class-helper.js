// right: a class that remembers the pointer, and gives a view when asked

class Heap {
  constructor(g) {
    this.g = g;
  }
  take(n) {
    this.p = this.g.alloc(n);
    return this;
  }
  get view() {
    return new Uint8Array(this.g.memory.buffer);
  }
}
export function copyIn(g, b) {
  const h = new Heap(g).take(b.length);
  h.view.set(b, h.p);
  return h.p;
}
export function storeByte(g, x) {
  const h = new Heap(g).take(1);
  h.view[h.p] = x;
  return h.p;
}
export function room(g, n) {
  const h = new Heap(g).take(n);
  return h.view.subarray(h.p, h.p + n);
}
