// right: a class that extends Uint8Array, and a getter
class Bytes extends Uint8Array {}
class Holder {
  #memory;
  #bytes;
  constructor(memory) {
    this.#memory = memory;
    this.#bytes = new Bytes(memory.buffer);
  }
  get bytes() {
    if (this.#bytes.byteLength === 0) this.#bytes = new Bytes(this.#memory.buffer);
    return this.#bytes;
  }
}
export const makeBytes = memory => {
  const h = new Holder(memory);
  return () => h.bytes;
};
