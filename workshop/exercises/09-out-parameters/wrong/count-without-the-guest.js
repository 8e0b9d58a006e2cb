// rejected: counts-by-itself
// because: Three numbers about a string are three lines of JavaScript, and no memory is involved.
// say: True, and a good question to ask of any guest. Here it stands for work that JavaScript cannot do.
/**
 * @param {any} _exports of the guest that tallies
 */
export function makeCounter(_exports) {
  return {
    /** @param {string} text */
    count(text) {
      const bytes = new TextEncoder().encode(text);
      return {
        letters: text.match(/[A-Za-z]/g)?.length ?? 0,
        spaces: text.split(' ').length - 1,
        mean: bytes.length === 0 ? 0 : bytes.reduce((sum, byte) => sum + byte) / bytes.length,
      };
    },
  };
}
