/**
 * Verdicts, and what they say of an error.
 */

/**
 * @import { Place, Verdict } from './types.js'
 */

/**
 * @param {{ details?: string[] }} [more]
 * @returns {Verdict}
 */
export const passed = ({ details = [] } = {}) => ({ rejected: null, details, symptom: null, place: null });

/**
 * @param {string} reason
 * @param {{ details?: string[], symptom?: string | null, error?: unknown, place?: Place | null }} [more]
 * @returns {Verdict}
 */
export const rejected = (reason, { details = [], error, symptom, place } = {}) => ({
  rejected: reason,
  details,
  symptom: symptom ?? (error === undefined ? null : symptomOf(error)),
  place: place ?? placeOf(error),
});

/** @param {unknown} error */
export const symptomOf = error => (error instanceof Error ? error.name : `a thrown ${typeof error}`);

/** The name that a staging folder begins with; frames of the learner's own file have it in their path. */
export const STAGE = 'growth-lab-check-';

/**
 * Where an error left the learner's file: the first frame in it.
 *
 * @param {unknown} error
 * @returns {Place | null}
 */
export function placeOf(error) {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frame = stack.split('\n').find(line => line.includes(STAGE)) ?? '';
  const [, line, column] = frame.match(/:(\d+):(\d+)\)?$/) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : null;
}
