/**
 * A guest that gives a view out in the middle of a call, and asks for more memory afterwards:
 *
 *     (module
 *       (import "env" "give" (func $give (param i32 i32)))
 *       (import "env" "look" (func $look))
 *       (memory (export "memory") 1)
 *       (func $malloc (param $size i32) (result i32)
 *         (if (i32.gt_u (local.get $size) (i32.const 60000)) (then (drop (memory.grow (i32.const 1)))))
 *         (i32.const 1024))
 *       (func (export "make") (param $first i32) (param $then i32)
 *         (drop (call $malloc (local.get $first)))
 *         (call $give (i32.const 1024) (i32.const 4))
 *         (drop (call $malloc (local.get $then)))
 *         (call $look)))
 */
const text =
  'AGFzbQEAAAABDgNgAn9/AGAAAGABfwF/AhcCA2VudgRnaXZlAAADZW52BGxvb2sAAQMDAgIABQMBAAEHEQIGbWVtb3J5AgAEbWFrZQADCiwCFAAgAEHg' +
  '1ANLBEBBAUAAGgtBgAgLFQAgABACGkGACEEEEAAgARACGhABCw==';
const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

/** @type {Uint8Array | undefined} */
let given;
const give = (/** @type {number} */ at, /** @type {number} */ length) =>
  void (given = new Uint8Array(exports.memory.buffer, at, length));
const { exports } = /** @type {any} */ ((await WebAssembly.instantiate(bytes, { env: { give, look() {} } })).instance);
const make = (/** @type {number} */ first, /** @type {number} */ then) => {
  exports.make(first, then);
  return given;
};
const keep = [];
// Somebody looks before the first call: a growth in it is one that counts.
new Uint8Array(exports.memory.buffer);
// What is asked for before a view is given and after it, call by call; the first view is used at last.
for (const call of process.argv[2]?.split(' ') ?? []) {
  const [first = 0, then = 0] = call.split('+').map(Number);
  keep.push(make(first, then));
}
console.log(keep[0]?.length);
