/**
 * A verdict in a terminal: the reason, the learner's line, and what was observed.
 */
import { escapeLines } from '../../../cli/escape.js';
import { WIDEST, wrap } from './markdown.js';

/**
 * @import { Paint } from '../../../cli/paint.js'
 * @import { Checked } from '../check/check.js'
 * @import { Exercise } from '../exercise.js'
 */

/**
 * @param {Exercise} exercise
 * @param {Checked} checked
 * @param {string} source
 * @param {Paint} paint
 * @param {number} [columns]
 */
export function verdict(exercise, checked, source, paint, columns = WIDEST) {
  const { number, title, file } = exercise;
  const { rejected, sentence, place, details, printed } = checked;
  // What a learner's code says is text of others: it must not move the cursor.
  const rows = details.map(oneLine).flatMap(row => hang(row, Math.min(columns, WIDEST) - INDENT));
  const reason = wrap(`${rejected}: ${sentence ?? ''}`, Math.min(columns, WIDEST) - INDENT, '').split('\n');
  const lines =
    rejected === null
      ? [paint('good', `passes   ${number} ${title}`), '', ...indent(rows)]
      : [
          paint('bad', `not yet  ${number} ${title}`),
          ...indent(reason),
          ...(place ? ['', ...indent(excerpt(source, file, place, paint))] : []),
          '',
          ...indent(rows),
        ];
  const output = escapeLines(printed).trimEnd();
  const own = ['', '  your code printed, over all runs:', ...indent(indent(output.split('\n')))];
  return [...lines, ...(output ? own : []), ''].join('\n');
}

/** Tabs stay. @param {string} text */
const oneLine = text => escapeLines(text).replaceAll('\n', '\\n');

/** Before each row, in characters. */
const INDENT = 2;

/**
 * Breaks a long row with a label beneath its value; anything else stands as it is, since a compiler's message is drawn.
 *
 * @param {string} row
 * @param {number} width in characters
 */
function hang(row, width) {
  const [label = ''] = row.match(/^[a-z][a-z ']{0,10} {2,}(?=\S)/) ?? [];
  if (!label || row.length <= width) return [row];
  return `${label}${wrap(row.slice(label.length), width - label.length, '')}`
    .replaceAll('\n', `\n${' '.repeat(label.length)}`)
    .split('\n');
}

/** @param {string[]} lines */
const indent = lines => lines.map(line => (line ? `  ${line}` : ''));

/**
 * The line and its neighbours.
 *
 * @param {string} source
 * @param {string} file
 * @param {import('../lab/types.js').Place} place
 * @param {Paint} paint
 */
function excerpt(source, file, { line, column }, paint) {
  const lines = source.split(/\r?\n/);
  const numbers = [line - 1, line, line + 1].filter(number => number >= 1 && number <= lines.length);
  const width = String(numbers.at(-1)).length;
  return [
    `${file}:${line}:${column}`,
    ...numbers.flatMap(number => {
      const text = `${String(number).padStart(width)} | ${oneLine(lines[number - 1] ?? '')}`;
      if (number !== line) return [paint('dim', text)];
      return [text, `${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1))}${paint('bad', '^')}`];
    }),
  ];
}
