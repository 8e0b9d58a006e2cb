/**
 * A verdict in a terminal: the reason, the learner's line, and what was observed.
 */
import { wrap } from './markdown.js';

/**
 * @import { Paint } from '../../../host-node/src/table.js'
 * @import { Checked } from '../check/check.js'
 * @import { Exercise } from '../exercise.js'
 */

/**
 * @param {Exercise} exercise
 * @param {Checked} checked
 * @param {string} source
 * @param {Paint} paint
 */
export function verdict({ number, title, file }, { rejected, sentence, place, details, printed }, source, paint) {
  const lines =
    rejected === null
      ? [paint('good', `passes   ${number} ${title}`), '', ...indent(details)]
      : [
          paint('bad', `not yet  ${number} ${title}: ${rejected}`),
          ...indent(wrap(sentence ?? '', 92, '').split('\n')),
          ...(place ? ['', ...indent(excerpt(source, file, place, paint))] : []),
          '',
          ...indent(details),
        ];
  const output = printed.trimEnd();
  return [...lines, ...(output ? ['', '  your code printed:', ...indent(indent(output.split('\n')))] : []), ''].join(
    '\n',
  );
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
      const text = `${String(number).padStart(width)} | ${lines[number - 1]}`;
      if (number !== line) return [paint('dim', text)];
      return [text, `${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1))}${paint('bad', '^')}`];
    }),
  ];
}
