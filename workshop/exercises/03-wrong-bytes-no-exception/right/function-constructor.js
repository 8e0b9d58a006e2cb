// right: a constructor function with methods on its prototype

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);

function Greeter(e) {
  this.e = e;
  this.at = [e.get_salutation_ptr(), e.get_name_ptr(), e.get_msg_ptr()];
}
Greeter.prototype.bytes = function () {
  return new Uint8Array(this.e.memory.buffer);
};
Greeter.prototype.greet = function (...texts) {
  const lengths = texts.map((t, i) => {
    const b = enc(t);
    this.bytes().set(b, this.at[i]);
    return b.length;
  });
  const n = this.e.set_name(...lengths);
  return dec(this.bytes().slice(this.at[2], this.at[2] + n));
};
export function makeGreeter(e) {
  return new Greeter(e);
}
