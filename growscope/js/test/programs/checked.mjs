// Glue that asks whether its view is dead, and makes it anew.
import { start } from './guest.mjs';
const exports = await start();
let cache = null;
const bytes = () => {
  if (cache === null || cache.byteLength === 0) cache = new Uint8Array(exports.memory.buffer);
  return cache;
};
class Slot {
  #view = null;
  get view() {
    if (this.#view === null || this.#view.length === 0) {
      this.#view = new Uint8Array(exports.memory.buffer, exports.get_name_ptr(), 16);
    }
    return this.#view;
  }
}
const slot = new Slot();
globalThis.keep = [bytes, slot];
for (let call = 0; call < 20; call += 1) {
  bytes().set([65, 66], exports.get_name_ptr());
  slot.view.set([67]);
  exports.set_name(5, 4);
}
console.log('done');
