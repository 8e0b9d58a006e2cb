/**
 * The doctor's words.
 */
import { escapeAll, escapeText } from '../../../cli/escape.js';
import { ranges } from '../present/ranges.js';

/**
 * @import { Examined } from './examine.js'
 * @import { Wanted } from './ready.js'
 */

const LABEL = 24;
const STATE = 9;

const styles = /** @type {const} */ ({ ok: 'good', warning: 'warn', missing: 'bad', 'not tried': 'dim' });

/** One line of a check that is not done. @param {string} label */
export const pending = label => `  ${'…'.padEnd(STATE)} ${label}`;

/**
 * Describes checks one after the other, and says what helps several of them with the first only.
 *
 * @param {import('../../../cli/paint.js').Paint} paint
 */
export function describer(paint) {
  const said = new Set();
  return (/** @type {Examined} */ examined) => {
    // Much of it is what other programs said.
    const { state, label, says, next = [] } = escapeAll(examined);
    const lines = next.filter(step => !said.has(step)).map(step => `${' '.repeat(STATE + 3)}next: ${step}\n`);
    next.forEach(step => said.add(step));
    return `  ${paint(styles[state], state.padEnd(STATE))} ${label.padEnd(LABEL)} ${says}\n${lines.join('')}`;
  };
}

/**
 * @param {'node' | 'rust'} group
 * @param {Wanted[]} wanted
 */
export function heading(group, wanted) {
  const needRust = wanted.filter(({ needs }) => needs.includes('rustc')).map(({ number }) => number);
  const plain = wanted.filter(({ needs }) => !needs.includes('rustc')).map(({ number }) => number);
  if (group === 'node') return `JavaScript exercises (${ranges(plain)}) need this, and no Rust:`;
  return `Rust and WAT exercises (${ranges(needRust)}) need this as well:`;
}

/**
 * @param {number[]} ready
 * @param {number[]} notReady
 */
export function verdict(ready, notReady) {
  if (notReady.length === 0) return 'This machine is ready for every exercise.';
  if (ready.length === 0) return 'This machine is not ready: see what is missing above.';
  return `What is missing above keeps you from ${ranges(notReady)} only. You can do ${ranges(ready)} as it is.`;
}

/**
 * One line, for the instructor.
 *
 * @param {Examined[]} all
 * @param {number[]} ready
 * @param {number[]} notReady
 */
export function summary(all, ready, notReady) {
  const not = notReady.length > 0 ? `, not for ${ranges(notReady)}` : '';
  const facts = all.map(({ state, short, id }) => short ?? (state === 'missing' ? `${id} failed` : null));
  const parts = [`ready for ${ranges(ready)}${not}`, ...facts.filter(Boolean), `${process.platform} ${process.arch}`];
  return `growth-lab doctor: ${escapeText(parts.join(' · ').replace(/\s+/g, ' '))}`;
}
