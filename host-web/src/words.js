/**
 * Counts, in words.
 */

/** @param {number} count */
export const grouped = count => count.toLocaleString('en-GB');

/**
 * @param {number} count
 * @param {string} noun
 */
export const plural = (count, noun) => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
