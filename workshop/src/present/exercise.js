/**
 * An exercise's page in a terminal.
 */
import { relative } from 'node:path';
import { markdown } from './markdown.js';

/**
 * @import { Paint } from '../../../host-node/src/table.js'
 * @import { Exercise } from '../exercise.js'
 */

/**
 * @param {Exercise} exercise
 * @param {string} path of the learner's file
 * @param {Paint} paint
 * @param {number} [columns]
 */
export function exercisePage({ number, title, minutes, part, report, page, needsRust }, path, paint, columns) {
  const facts = [
    `${part}, about ${minutes} minutes`,
    ...(needsRust ? ['needs Rust'] : []),
    `drawn from ${report.name}`,
  ];
  return [
    paint('heading', `${number} ${title}`),
    paint('dim', facts.join(' · ')),
    '',
    markdown(page, paint, columns),
    '',
    paint('dim', report.address),
    `your file: ${paint('code', shown(path))}`,
    '',
  ].join('\n');
}

/** @param {string} path as short as it can be said from here */
export const shown = path => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
};
