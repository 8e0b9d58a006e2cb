/**
 * From runs to a verdict: the first rule that matches names the reason.
 */
import { passed, placeOf, rejected, symptomOf } from './verdict.js';
import { ReturnedPromise } from './at-once.js';
import { equal } from './equal.js';
import { show } from './show.js';
import { count, describe, kinds } from './schedules.js';
import { lacking } from './lacking.js';
import { failed } from './when.js';

/**
 * @import { Run, Verdict } from './types.js'
 * @import { When } from './when.js'
 */

/**
 * @param {Run[]} runs
 * @param {[reason: string, when: When][]} rules
 * @returns {Verdict}
 */
export function diagnose(runs, rules) {
  if (runs.length === 0) throw new Error('a check without runs checks nothing');
  // Whatever else it is, a value without a stack is the first thing to put right.
  const bare = runs.find(({ outcome, error }) => outcome === 'threw' && !(error instanceof Error));
  if (bare) return reject('threw-a-value', bare, runs);
  const promised = runs.find(({ error }) => error instanceof ReturnedPromise);
  if (promised) return reject('returned-a-promise', promised, runs);
  // A name that does not exist has nothing to do with memory.
  const misnamed = runs.find(({ error }) => error instanceof ReferenceError);
  if (misnamed) return reject('threw', misnamed, runs);
  for (const [reason, when] of rules) {
    const run = when(runs);
    if (run) return reject(reason, run, runs);
  }
  const lost = runs.find(failed);
  if (lost) return reject(unnamed(lost), lost, runs);
  const vacuous = runs.find(({ outcome }) => outcome === 'vacuous');
  if (vacuous) return reject('vacuous', vacuous, runs);
  if (!runs.some(({ forced }) => forced > 0)) return rejected('vacuous', { details: tally(runs) });
  return passed({ details: tally(runs) });
}

/** @param {Run} run */
function unnamed({ outcome, error }) {
  if (outcome === 'wrong') return 'wrong-answer';
  if (error instanceof WebAssembly.RuntimeError) return 'trapped';
  return 'threw';
}

/**
 * @param {string} reason
 * @param {Run} run
 * @param {Run[]} runs
 */
function reject(reason, run, runs) {
  const { schedule, input, expected, got, error, problem, outcome, crossings } = run;
  const answer = equal(got, expected) ? [] : [`expected     ${show(expected)}`, `got          ${show(got)}`];
  const seen =
    outcome === 'threw'
      ? [`it threw     ${error instanceof Error ? `${error.name}: ${error.message}` : show(error)}`]
      : [...answer, ...(problem ? [`observed     ${problem}`] : [])];
  return rejected(reason, {
    symptom: symptom(run),
    place: placeOf(error),
    details: [
      ...seen,
      `input        ${show(input)}`,
      `when         ${describe(schedule, crossings)}`,
      `calls        ${crossings.join(', ') || 'none'}`,
      '',
      ...tally(runs),
      ...lacking(),
    ],
  });
}

/** @param {Run} run */
function symptom({ outcome, error, expected, problem }) {
  if (outcome === 'threw') return symptomOf(error);
  const isText = typeof expected === 'string' || expected instanceof Uint8Array;
  return isText || problem ? 'wrong bytes' : 'wrong answer';
}

/**
 * How many runs of each kind passed. The two deltas share a row, unless they came out differently.
 *
 * @param {Run[]} runs
 */
export function tally(runs) {
  const rows = Object.entries(kinds).flatMap(([name, is]) => {
    const own = runs.filter(({ schedule }) => is(schedule));
    const each = [0, 1].map(by => own.filter(({ schedule }) => schedule.by === by));
    const [zero = [], one = []] = each;
    const isSplit = zero.length > 0 && one.length > 0 && passes(zero) !== passes(one);
    if (isSplit) return each.map((some, by) => ({ name: `${name} by ${count(by, 'page')}`, some }));
    return own.length > 0 ? [{ name, some: own }] : [];
  });
  const width = Math.max(...rows.map(({ name }) => name.length));
  return [
    `${count(runs.length, 'run')}: every input, under every schedule of growth`,
    ...rows.map(({ name, some }) => `  ${name.padEnd(width)}  ${passes(some)} of ${some.length} pass`),
  ];
}

/** @param {Run[]} runs */
const passes = runs => runs.filter(({ outcome }) => outcome === 'right').length;
