/**
 * The view strategies: how a host gets at bytes each time it needs them.
 *
 * Each is one small function. It takes a memory and returns "give me the bytes, now".
 *
 * @typedef {(memory: WebAssembly.Memory) => () => Uint8Array} View
 */

/** @type {View} One view, for ever. */
const stale = memory => {
  const view = new Uint8Array(memory.buffer);
  return () => view;
};

/** @type {View} Remade when the memory's byteLength rose: what the original article recommends. */
const lengthCheck = memory => {
  let view = new Uint8Array(memory.buffer);
  let { byteLength } = view;
  return () => {
    if (memory.buffer.byteLength > byteLength) {
      view = new Uint8Array(memory.buffer);
      ({ byteLength } = view);
    }
    return view;
  };
};

/** @type {View} Remade when its own length is 0, as wasm-bindgen's glue does. Never asks for memory.buffer, so it is the fastest safe one. */
const zeroLengthCheck = memory => {
  let view = new Uint8Array(memory.buffer);
  return () => (view.length === 0 ? (view = new Uint8Array(memory.buffer)) : view);
};

/** @type {View} Remade when `memory.buffer` is another object. */
const identityCheck = memory => {
  let { buffer } = memory;
  let view = new Uint8Array(buffer);
  return () => {
    if (memory.buffer !== buffer) {
      ({ buffer } = memory);
      view = new Uint8Array(buffer);
    }
    return view;
  };
};

/** @type {View} A new view each time. */
const fresh = memory => () => new Uint8Array(memory.buffer);

/** @type {View} One view that tracks the length of a buffer that never detaches. */
const resizable = memory => {
  const view = new Uint8Array(/** @type {any} */ (memory).toResizableBuffer());
  return () => view;
};

/**
 * What can happen to a memory between two uses of a view.
 *
 * @typedef {{ detached: boolean, risen: boolean }} Change
 */

/**
 * A strategy, and what is claimed of it. The matrix holds every claim against what it observes.
 *
 * @typedef {object} Strategy
 * @property {string} name
 * @property {string} holds what it keeps, for people
 * @property {string} hole where it fails, for people
 * @property {View} view
 * @property {(change: Change) => boolean} notices whether it is in order again after this change
 * @property {(memory: WebAssembly.Memory, hasMaximum: boolean) => string | null} [lacks] why it cannot be tried here, if it cannot
 * @property {boolean} [staysAttached] whether it keeps the buffer from ever detaching
 */

/** @type {Strategy[]} */
export const strategies = [
  {
    name: 'stale',
    holds: 'one view, for ever',
    hole: 'the first detach',
    view: stale,
    notices: () => false,
  },
  {
    name: 'length-check',
    holds: 'a view, remade when byteLength rose',
    hole: 'a grow by zero pages',
    view: lengthCheck,
    notices: change => change.risen,
  },
  {
    name: 'zero-length-check',
    holds: 'a view, remade when its length is 0',
    hole: 'shared memory',
    view: zeroLengthCheck,
    notices: change => change.detached,
  },
  {
    name: 'identity-check',
    holds: 'a view, remade when memory.buffer is another object',
    hole: 'none known',
    view: identityCheck,
    notices: change => change.detached || change.risen,
  },
  {
    name: 'fresh',
    holds: 'nothing: a new view each time',
    hole: 'none; it costs an allocation',
    view: fresh,
    notices: () => true,
  },
  {
    name: 'resizable',
    holds: 'one length-tracking view over memory.toResizableBuffer()',
    hole: 'engines without it; a memory without a maximum; Web APIs that refuse resizable buffers',
    view: resizable,
    notices: () => true,
    lacks: lacksResizable,
    staysAttached: true,
  },
];

/** @type {NonNullable<Strategy['lacks']>} */
function lacksResizable(memory, hasMaximum) {
  if (!('toResizableBuffer' in memory)) return 'this engine has no WebAssembly.Memory.prototype.toResizableBuffer';
  if (hasMaximum) return null;
  try {
    /** @type {any} */ (memory).toResizableBuffer();
    return null;
  } catch (error) {
    return `this engine makes no resizable buffer of a memory without a maximum (${error})`;
  }
}
