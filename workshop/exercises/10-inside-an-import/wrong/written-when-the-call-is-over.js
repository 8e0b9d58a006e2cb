// rejected: written-too-late
// because: If views must not be held across calls, let the import only allocate, and do all the writing when the guest is done.
// say: For whom are the lines written? When does the guest read them?
/** In a poem: the line before, once more. */
const AGAIN = '*';

/**
 * @param {any} exports of the guest that recites
 */
export function makeReciter(exports) {
  /** @type {Uint8Array[]} */
  let poem = [];
  /** @type {number[]} */
  let pointers = [];

  return {
    /** @param {number} number */
    line(number) {
      const { length } = poem[number];
      pointers[number] = exports.alloc(length);
      return [pointers[number], length];
    },

    /** @param {string[]} lines */
    recite(lines) {
      let before = '';
      poem = lines.map(line => {
        before = line === AGAIN ? before : line;
        return new TextEncoder().encode(before);
      });
      pointers = [];
      const [ptr, length] = exports.recite(lines.length);
      const view = new Uint8Array(exports.memory.buffer);
      poem.forEach((bytes, at) => view.set(bytes, pointers[at]));
      return new TextDecoder().decode(view.slice(ptr, ptr + length));
    },
  };
}
