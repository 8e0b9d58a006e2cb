// rejected: stale-on-entry
// because: If every block is there before recite is called, the import need not call the guest, and one view will do.
// say: The import calls nobody now. Who else runs between the view and the write?
/** In a poem: the line before, once more. */
const AGAIN = '*';

/**
 * @param {any} exports of the guest that recites
 */
export function makeReciter(exports) {
  let view = new Uint8Array(0);
  /** @type {{ bytes: Uint8Array, ptr: number }[]} */
  let blocks = [];

  return {
    /** @param {number} number */
    line(number) {
      const { bytes, ptr } = blocks[number];
      view.set(bytes, ptr);
      return [ptr, bytes.length];
    },

    /** @param {string[]} lines */
    recite(lines) {
      let before = '';
      blocks = lines.map(line => {
        before = line === AGAIN ? before : line;
        const bytes = new TextEncoder().encode(before);
        return { bytes, ptr: exports.alloc(bytes.length) };
      });
      view = new Uint8Array(exports.memory.buffer);
      const [ptr, length] = exports.recite(lines.length);
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, length));
    },
  };
}
