// right: a class with private fields and a getter for the view

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
class Counter {
  #e;
  constructor(e) {
    this.#e = e;
    this.out = e.alloc(16, 8);
  }
  get view() {
    return new DataView(this.#e.memory.buffer);
  }
  count(text) {
    const b = enc(text),
      p = this.#e.alloc(b.length, 1);
    new Uint8Array(this.#e.memory.buffer).set(b, p);
    this.#e.tally(p, b.length, this.out);
    const r = {
      letters: this.view.getUint32(this.out, true),
      mean: this.view.getFloat64(this.out + 4, true),
      spaces: this.view.getUint32(this.out + 12, true),
    };
    this.#e.release(p);
    return r;
  }
}
export const makeCounter = e => new Counter(e);
