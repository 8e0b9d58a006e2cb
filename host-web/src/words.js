/**
 * Counts, in words.
 */

/**
 * An engine's own words for a number cost it 50 ms when it is first asked for them.
 *
 * @param {number} count a whole number
 */
export const grouped = count => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * @param {number} count
 * @param {string} noun
 */
export const plural = (count, noun) => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
