/**
 * Keeps account of every ArrayBuffer that a memory has had, and of every view that a host took over one.
 */

/**
 * @typedef {object} BufferEntry
 * @property {number} id from 1, in order of appearance
 * @property {number} byteLength now
 * @property {number} firstByteLength when it was first seen
 * @property {boolean} attached
 * @property {boolean} shared
 * @property {boolean} current whether it is `memory.buffer`
 *
 * @typedef {object} ViewEntry
 * @property {number} id from 1, in order of appearance
 * @property {number} buffer the id of the buffer that it is bound to
 * @property {string} kind such as `Uint8Array`
 * @property {number} from where in its buffer it begins, in bytes
 * @property {number} length now, in bytes
 * @property {boolean} alive whether that buffer is attached
 * @property {boolean} inUse whether it is the one that the host used last
 *
 * @typedef {{ buffers: BufferEntry[], views: ViewEntry[] }} Account plain data
 */

/** @param {WebAssembly.Memory} memory */
export function keepLedger(memory) {
  /** @type {Map<ArrayBufferLike, { id: number, firstByteLength: number }>} */
  const buffers = new Map();
  /** @type {Map<ArrayBufferView, { id: number, buffer: number, kind: string, from: number }>} */
  const views = new Map();
  /** @type {ArrayBufferView | null} */
  let inUse = null;

  /** @param {ArrayBufferLike} buffer */
  function enter(buffer) {
    const known = buffers.get(buffer);
    if (known) return known.id;
    const id = buffers.size + 1;
    buffers.set(buffer, { id, firstByteLength: buffer.byteLength });
    return id;
  }

  /**
   * Enters a view that the host took, and gives it back.
   *
   * @template {ArrayBufferView} V
   * @param {V} view
   * @returns {V}
   */
  function use(view) {
    const buffer = enter(view.buffer);
    // Where it began, no dead view tells.
    if (!views.has(view))
      views.set(view, { id: views.size + 1, buffer, kind: kindOf(view), from: or0(() => view.byteOffset) });
    inUse = view;
    return view;
  }

  return {
    /** Enters the memory's present buffer. */
    look: () => void enter(memory.buffer),

    use,

    /** The same for a view that may be over another buffer, which is none of the memory's. @param {ArrayBufferView} view */
    hear(view) {
      enter(memory.buffer);
      if (buffers.has(view.buffer)) use(view);
    },

    /** The view that the host took last, alive or not. */
    last: () => inUse,

    /** @returns {Account} */
    account() {
      enter(memory.buffer);
      const entries = [...buffers].map(([buffer, { id, firstByteLength }]) => ({
        id,
        byteLength: buffer.byteLength,
        firstByteLength,
        attached: buffer.byteLength > 0 || firstByteLength === 0,
        shared: !(buffer instanceof ArrayBuffer),
        current: buffer === memory.buffer,
      }));
      return {
        buffers: entries,
        views: [...views].map(([view, { id, buffer, kind, from }]) => ({
          id,
          buffer,
          kind,
          from,
          length: or0(() => view.byteLength),
          alive: entries[buffer - 1]?.attached === true,
          inUse: view === inUse,
        })),
      };
    },
  };
}

/** @param {ArrayBufferView} view */
const kindOf = view => Object.prototype.toString.call(view).slice('[object '.length, -1);

/** A dead DataView throws where a typed array says 0. @param {() => number} ask */
function or0(ask) {
  try {
    return ask();
  } catch {
    return 0;
  }
}
