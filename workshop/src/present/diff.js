/**
 * A line diff, for showing a solution beside what a learner wrote.
 */

import { escapeLines } from '../../../cli/escape.js';

/**
 * @import { Paint } from '../../../cli/paint.js'
 */

/**
 * @param {string} before
 * @param {string} after
 * @param {Paint} paint
 */
export function diff(before, after, paint) {
  const [a, b] = [before, after].map(text => text.replaceAll('\r\n', '\n').trimEnd().split('\n'));
  return edits(a ?? [], b ?? [])
    .map(([mark, line]) => {
      const text = `${mark} ${escapeLines(line)}`.trimEnd();
      return mark === ' ' ? text : paint(mark === '+' ? 'good' : 'bad', text);
    })
    .join('\n');
}

/**
 * The longest common subsequence, walked from the front.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @returns {[mark: ' ' | '-' | '+', line: string][]}
 */
function edits(a, b) {
  const longest = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  const at = (/** @type {number} */ i, /** @type {number} */ j) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = /** @type {number[]} */ (longest[i]);
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  /** @type {[' ' | '-' | '+', string][]} */
  const result = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      result.push([' ', String(a[i])]);
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      result.push(['-', String(a[i])]);
      i += 1;
    } else {
      result.push(['+', String(b[j])]);
      j += 1;
    }
  }
  return result;
}
