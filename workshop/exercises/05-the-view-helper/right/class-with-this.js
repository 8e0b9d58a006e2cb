// right: a class with a method that uses this

class Helper {
  constructor(m) {
    this.m = m;
    this.v = new Uint8Array(m.buffer);
  }
  get() {
    if (this.v.buffer !== this.m.buffer) this.v = new Uint8Array(this.m.buffer);
    return this.v;
  }
}
export function makeBytes(memory) {
  const h = new Helper(memory);
  return () => h.get();
}
