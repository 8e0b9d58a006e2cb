/**
 * What an attendee is told whose machine cannot compile an exercise.
 */
import { rejected } from '../verdict.js';

export const TARGET = 'wasm32-unknown-unknown';

/**
 * @param {string} what is missing
 * @param {string} get how to get it
 * @param {string} [said] what the program said itself
 */
export const needsRust = (what, get, said = '') =>
  rejected('needs-rust', {
    details: [
      `missing      ${what}`,
      `to get it    ${get}`,
      'for more     node workshop doctor',
      ...(said.trim() ? ['', ...said.trim().split('\n').slice(0, 6)] : []),
    ],
  });
