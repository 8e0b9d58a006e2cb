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
 * @param {number} [columns] of the terminal, where there is one
 */
export function diff(before, after, paint, columns = Infinity) {
  const [a, b] = [before, after].map(text => text.replaceAll('\r\n', '\n').trimEnd().split('\n'));
  return edits(a ?? [], b ?? [])
    .flatMap(([mark, line]) =>
      broken(escapeLines(line), columns - MARK).map(part => {
        const text = `${mark} ${part}`.trimEnd();
        return mark === ' ' ? text : paint(mark === '+' ? 'good' : 'bad', text);
      }),
    )
    .join('\n');
}

/** A mark and a space, in characters. */
const MARK = 2;

/** What a line that goes on is indented by, beyond its own indentation. */
const HANGING = 4;

/**
 * A line of code, broken where the terminal ends: at a space, if there is one.
 *
 * @param {string} line
 * @param {number} width
 */
function broken(line, width) {
  const indent = ' '.repeat(Math.min(line.search(/\S|$/) + HANGING, Math.max(0, width - LEAST)));
  const parts = [];
  let rest = line;
  while (rest.length > width && width > indent.length) {
    const space = rest.lastIndexOf(' ', width);
    const at = space > indent.length ? space : width;
    parts.push(rest.slice(0, at));
    rest = indent + rest.slice(at).trimStart();
  }
  return [...parts, rest];
}

/** On however narrow a terminal, so much of a line's own goes on a line. */
const LEAST = 8;

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
