// rejected: recites-by-itself
// because: The poem is known beforehand, and joining lines is one call in JavaScript.
// say: So it is, and many an import is best avoided that way. This one stands for work that the guest must do.
/** In a poem: the line before, once more. */
const AGAIN = '*';

/**
 * @param {any} _exports of the guest that recites
 */
export function makeReciter(_exports) {
  return {
    line: () => [0, 0],

    /** @param {string[]} lines */
    recite(lines) {
      let before = '';
      return lines
        .map(line => {
          before = line === AGAIN ? before : line;
          return `${before.replace(/^[a-z]/, letter => letter.toUpperCase())}\n`;
        })
        .join('');
    },
  };
}
