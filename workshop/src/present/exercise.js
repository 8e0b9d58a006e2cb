/**
 * An exercise's page in a terminal.
 */
import { relative } from 'node:path';
import { escapeText } from '../../../cli/escape.js';
import { WHY } from '../exercise/parse.js';
import { markdown } from './markdown.js';

/**
 * @import { Paint } from '../../../cli/paint.js'
 * @import { Exercise } from '../exercise.js'
 */

/**
 * What a learner reads first.
 *
 * @param {Exercise} exercise
 * @param {string} path of the learner's file
 * @param {Paint} paint
 * @param {number} [columns]
 */
export function exercisePage({ number, title, minutes, part, page, needsRust }, path, paint, columns) {
  const facts = [part, `about ${minutes} minutes`, ...(needsRust ? ['needs Rust'] : [])];
  return [
    paint('heading', `${number} ${title}`),
    paint('dim', facts.join(' · ')),
    '',
    markdown(page, paint, columns),
    '',
    `your file: ${paint('code', shown(path))}`,
    '',
  ].join('\n');
}

/**
 * What is told when it passes: where it happened to people.
 *
 * @param {Exercise} exercise
 * @param {Paint} paint
 * @param {number} [columns]
 */
export const exerciseStory = ({ story, report }, paint, columns) =>
  [
    paint('heading', `Where it happened: ${report.name}`),
    '',
    markdown(story, paint, columns),
    '',
    paint('dim', report.address),
    '',
  ].join('\n');

/**
 * Why the exercise's solution works, and how somebody found out that it was needed.
 *
 * @param {Exercise} exercise
 * @param {Paint} paint
 * @param {number} [columns]
 */
export const exerciseWhy = ({ why, found }, paint, columns) =>
  [
    paint('heading', WHY.works),
    '',
    markdown(why, paint, columns),
    '',
    paint('heading', WHY.found),
    '',
    markdown(found, paint, columns),
  ].join('\n');

/** @param {string} path as short as it can be said from here */
export const shown = path => {
  const short = relative(process.cwd(), path);
  return escapeText(short.startsWith('..') ? path : short);
};
