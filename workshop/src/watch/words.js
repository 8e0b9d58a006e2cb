/**
 * What the watch says of itself: a welcome, and what each key does.
 */
import { wrap } from '../present/markdown.js';

const WELCOME = `Welcome to Growth Lab's workshop. Each exercise is a page to read and a file of yours to change. Leave
this running, open the file in your editor beside it, and save: it is checked at once. When it passes, the next one
comes.`;

/** Each key in a word and in a line, in the order in which they are listed. */
const KEYS = {
  c: ['check', 'check the file as it is now'],
  h: ['hint', 'a hint: a question first, then the place, then the technique'],
  n: ['next', 'go on to the next exercise, if this one passes'],
  p: ['page', 'show the page of this exercise again'],
  l: ['list', 'list every exercise, and what passes'],
  j: ['jump', 'jump to another exercise; your work on this one stays'],
  r: ['reset', 'lay out the starter again; what you wrote is kept beside it'],
  s: ['solution', 'our solution beside yours: once yours passes, or when you give up'],
  q: ['quit', 'quit; everything stays as it is'],
  '?': ['help', 'this list'],
};

/** @typedef {keyof typeof KEYS} Key */

/** @param {number} columns */
export const welcome = columns => wrap(WELCOME, columns, '');

/** @param {number} columns */
export function keyBar(columns) {
  // A key and its word are not broken in two.
  const keys = Object.entries(KEYS).map(([key, [word]]) => `\`${key} ${word}\``);
  const lines = ['Save your file, and it is checked.', keys.join(' · ')];
  return lines.map(line => wrap(line, columns, '').replaceAll('`', '')).join('\n');
}

export const explainKeys = () =>
  Object.entries(KEYS)
    .map(([key, [, line]]) => `${key}  ${line}`)
    .join('\n');
