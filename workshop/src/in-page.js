/**
 * What of the exercises runs in the page, too: the same files and the same checkers.
 */

/** @import { Exercise } from './exercise.js' */

/** What Node.js has and no browser. */
const ofNode = /\bBuffer\b/;

/**
 * @param {Pick<Exercise, 'file'>} exercise
 * @param {string} source of a file of it
 * @returns {string | null} why the page cannot run it; null, if it can
 */
export function notInPage({ file }, source) {
  // The page has an assembler, and no compiler.
  if (!/\.(js|wat)$/.test(file)) return 'it is compiled on the learner’s machine';
  const [word] = source.match(ofNode) ?? [];
  return word ? `it uses ${word}, which Node.js has and no browser` : null;
}
