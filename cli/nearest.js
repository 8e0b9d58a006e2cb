/**
 * What somebody may have meant who typed a name that nobody has.
 */

/** Nobody mistypes a name into something longer than this. */
const LONGEST = 40;

/** Letters that may be wrong. */
const MOST = 2;

/**
 * @param {string} typed
 * @param {string[]} names
 * @returns {string[]} one line for people, or none
 */
export function didYouMean(typed, names) {
  const close = typed.length > LONGEST ? [] : nearest(typed, names);
  return close.length > 0 ? [`did you mean ${close.join(' or ')}?`] : [];
}

/**
 * @param {string} typed
 * @param {string[]} names
 */
function nearest(typed, names) {
  const far = names.map(name => ({ name, letters: distance(typed, name) })).filter(({ letters }) => letters <= MOST);
  const least = Math.min(...far.map(({ letters }) => letters));
  return far.filter(({ letters }) => letters === least).map(({ name }) => name);
}

/**
 * The least number of letters to put in, take out or change.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
