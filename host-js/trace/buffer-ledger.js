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
  /** @type {Map<Uint8Array, { id: number, buffer: number }>} */
  const views = new Map();
  /** @type {Uint8Array | null} */
  let inUse = null;

  /** @param {ArrayBufferLike} buffer */
  function enter(buffer) {
    const known = buffers.get(buffer);
    if (known) return known.id;
    const id = buffers.size + 1;
    buffers.set(buffer, { id, firstByteLength: buffer.byteLength });
    return id;
  }

  return {
    /** Enters the memory's present buffer. */
    look: () => void enter(memory.buffer),

    /**
     * Enters a view that the host took, and gives it back.
     *
     * @param {Uint8Array} view
     */
    use(view) {
      const buffer = enter(view.buffer);
      if (!views.has(view)) views.set(view, { id: views.size + 1, buffer });
      inUse = view;
      return view;
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
        views: [...views].map(([view, { id, buffer }]) => ({
          id,
          buffer,
          length: view.length,
          alive: entries[buffer - 1]?.attached === true,
          inUse: view === inUse,
        })),
      };
    },
  };
}
