// right: a class with private fields, called on its instance

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);

class Greeter {
  #e;
  #s;
  #n;
  #m;
  constructor(e) {
    this.#e = e;
    this.#s = e.get_salutation_ptr();
    this.#n = e.get_name_ptr();
    this.#m = e.get_msg_ptr();
  }
  get #bytes() {
    return new Uint8Array(this.#e.memory.buffer);
  }
  #put(text, at) {
    const b = enc(text);
    this.#bytes.set(b, at);
    return b.length;
  }
  greet(s, n) {
    const length = this.#e.set_name(this.#put(s, this.#s), this.#put(n, this.#n));
    return dec(this.#bytes.subarray(this.#m, this.#m + length));
  }
}
export const makeGreeter = e => new Greeter(e);
