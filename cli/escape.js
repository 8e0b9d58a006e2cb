/**
 * Text of others, made fit to print: it can move no cursor, turn no line around, and pass for no line of ours.
 */

/** Control characters, and what reorders or ends a line. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
/** The same, but for the two that lay out text of several lines. */
const unsafeInLines = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** @type {Record<string, string>} */
const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** @param {string} character */
const shown = character =>
  short[character] ?? `\\u{${/** @type {number} */ (character.codePointAt(0)).toString(16).padStart(4, '0')}}`;

/**
 * @param {string} text that is to stay on one line
 * @returns {string}
 */
export const escapeText = text => text.replace(unsafe, shown);

/**
 * @param {string} text of several lines
 * @returns {string}
 */
export const escapeLines = text => text.replaceAll('\r\n', '\n').replace(unsafeInLines, shown);

/**
 * The same value with each of its strings fit to print on one line.
 *
 * @template T
 * @param {T} value plain data
 * @returns {T}
 */
export function escapeAll(value) {
  if (typeof value === 'string') return /** @type {any} */ (escapeText(value));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return /** @type {any} */ (value.map(escapeAll));
  return /** @type {any} */ (Object.fromEntries(Object.entries(value).map(([key, one]) => [key, escapeAll(one)])));
}

/** More of a value than anybody reads. */
const LONGEST = 200;

/**
 * A value, as a message repeats it.
 *
 * @param {string} text
 * @returns {string}
 */
export function shorten(text) {
  const characters = [...text.slice(0, 2 * LONGEST)];
  if (characters.length <= LONGEST) return text;
  return `${characters.slice(0, LONGEST).join('')}… (${text.length} characters)`;
}
