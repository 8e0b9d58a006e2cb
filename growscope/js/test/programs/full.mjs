// Its memory has as many pages as it may have, so its glue aborts where it is asked for more:
//
//     (import "env" "emscripten_resize_heap" (func $resize (param i32) (result i32)))
//     (memory (export "memory") 1 1)
//     (func (export "alloc") (param i32) (result i32) ;; … calls $resize where that is more than memory.size
import assert from 'node:assert/strict';
const text =
  'AGFzbQEAAAABBgFgAX8BfwIeAQNlbnYWZW1zY3JpcHRlbl9yZXNpemVfaGVhcAAAAwMCAAAFBAEBAQEHEgIGbWVtb3J5AgAFYWxs' +
  'b2MAAgofAhYAIAA/AEGAgARsSwRAIAAQABoLIAALBgAgABABCwAfBG5hbWUBDwIABnJlc2l6ZQEEc2JyawIHAwAAAQACAA==';
const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
const abort = () => {
  throw new Error('Aborted(OOM)');
};
const { exports } = (await WebAssembly.instantiate(bytes, { env: { emscripten_resize_heap: abort } })).instance;
const view = new Uint8Array(exports.memory.buffer, 16, 4);
assert.equal(exports.alloc(100), 100);
view.set([1, 2, 3]);
assert.equal(view.length, 4);
assert.throws(() => exports.alloc(100_000), /OOM/);
console.log('done');
