/**
 * Counts the views that are made over one memory, by whichever constructor and by whichever way to it.
 */

/** @type {WebAssembly.Memory | undefined} */
let counted;
let made = 0;

/** @param {unknown} buffer */
const note = buffer => {
  if (counted && buffer === counted.buffer) made += 1;
};

/** @type {ProxyHandler<any>} */
const counting = {
  construct(target, parameters, newTarget) {
    note(parameters[0]);
    return Reflect.construct(target, parameters, newTarget);
  },
};

/** @type {any} */
const scope = globalThis;
/** All that this engine has. */
const TypedArray = Object.getPrototypeOf(Uint8Array);
const names = Object.getOwnPropertyNames(scope).filter(name => {
  const value = Object.getOwnPropertyDescriptor(scope, name)?.value;
  return value === DataView || (typeof value === 'function' && Object.getPrototypeOf(value) === TypedArray);
});

for (const name of names) {
  const Constructor = scope[name];
  scope[name] = new Proxy(Constructor, counting);
  // `view.constructor`, and what subarray asks.
  Constructor.prototype.constructor = scope[name];
}
// Node's own way, which goes round the global constructors.
if (scope.Buffer) {
  const { from } = scope.Buffer;
  scope.Buffer.from = (/** @type {any[]} */ ...parameters) => {
    note(parameters[0]);
    return from(...parameters);
  };
}

/** @param {WebAssembly.Memory} memory whose views are counted from now on, from 0 */
export function countViews(memory) {
  counted = memory;
  made = 0;
}

/** @returns {number} how many were made; none are counted from now on */
export function viewsMade() {
  counted = undefined;
  return made;
}
