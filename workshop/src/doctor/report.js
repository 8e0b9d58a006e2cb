/**
 * The doctor's words.
 */
import { ranges } from './ready.js';

/**
 * @import { Examined } from './examine.js'
 * @import { Wanted } from './ready.js'
 */

const LABEL = 24;

const styles = /** @type {const} */ ({ ok: 'good', warning: 'short', missing: 'bad' });

/** One line of a check that is not done. @param {string} label */
export const pending = label => `  …        ${label}`;

/**
 * @param {Examined} examined
 * @param {import('../../../host-node/src/table.js').Paint} paint
 */
export function describe({ state, label, says, next = [] }, paint) {
  const lines = next.map(step => `           next: ${step}\n`);
  return `  ${paint(styles[state], state.padEnd(8))} ${label.padEnd(LABEL)} ${says}\n${lines.join('')}`;
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
  const facts = all.map(
    ({ state, short, id, tried }) => short ?? (tried && state === 'missing' ? `${id} failed` : null),
  );
  const parts = [`ready for ${ranges(ready)}${not}`, ...facts.filter(Boolean), `${process.platform} ${process.arch}`];
  return `growth-lab doctor: ${parts.join(' · ').replace(/\s+/g, ' ')}`;
}
