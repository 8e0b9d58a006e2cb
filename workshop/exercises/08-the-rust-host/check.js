/**
 * Greets through the learner's wasmtime host, over a memory that moves at every growth.
 */
import { diagnose, rejected, when } from '../../src/lab/index.js';
import { runRustHost } from '../../src/lab/rust/run-host.js';

/**
 * @import { RustRun } from '../../src/lab/rust/run-host.js'
 * @import { Learner, Verdict } from '../../src/lab/types.js'
 * @import { When } from '../../src/lab/when.js'
 */

/** @type {Record<string, string>} every reason that this checker can give, and the sentence that a learner reads */
export const reasons = {
  'read-before-the-call': 'The answer is what memory held before the guest was called: it was read too early.',
  'breaks-without-growth': 'It does not greet rightly even when memory never grows.',
  'never-asked': 'The guest was not asked to greet: set_name was not called.',
  'grew-memory': 'Your host grew memory itself. The guest may still grow it further, and then it moves again.',
  'lost-write': 'Texts are written where memory used to be, and no answer is read there.',
  'refreshed-once':
    'It is right when memory grows once, up to the first call of set_name, and wrong when it grows later.',
  'missed-early-growth':
    'It is right when memory grows in set_name, and wrong when it grows in a call before. Any call may grow memory.',
  'held-across-the-call': 'The texts are written to the right place, and an answer is read where memory used to be.',
  'stale-pointer': 'Memory has moved, and your host reads or writes where it used to be.',
  'made-up': 'Asked about a guest that swaps upper and lower case, it did not return what this guest left in memory.',
  'still-unsafe':
    'It is right under every schedule, and only because of a promise that the compiler cannot check. The safe version needs none.',
};

/** @param {Learner} learner @returns {Promise<Verdict>} */
export async function check(learner) {
  const ran = await runRustHost(learner, 'memoryguest');
  if (ran.verdict) return explain(ran.verdict);
  const verdict = diagnose(ran.runs, [
    ['read-before-the-call', stale(all => all.find(run => run.schedule.after === null && run.stale.before))],
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['never-asked', when.any(run => !run.crossings.includes('set_name'))],
    ['grew-memory', when.grewMemory],
    ['missed-early-growth', stale(missedEarly)],
    ['lost-write', stale(lostWrite)],
    ['held-across-the-call', stale(heldAcross)],
    ['refreshed-once', stale(refreshedOnce)],
    ['stale-pointer', stale(all => all.find(usedOld))],
    ['made-up', () => ran.otherwise.find(({ outcome }) => outcome === 'wrong')],
  ]);
  const [first] = ran.unsafe;
  if (verdict.rejected || !first) return verdict;
  return rejected('still-unsafe', {
    place: first.place,
    symptom: 'unsafe code',
    details: [
      `observed     unsafe code in ${ran.unsafe.length === 1 ? 'one place' : `${ran.unsafe.length} places`}`,
      '',
      ...verdict.details,
    ],
  });
}

/** The error that is worth having. @param {Verdict} verdict */
const explain = verdict =>
  verdict.symptom === 'error[E0502]'
    ? {
        ...verdict,
        details: [...verdict.details, '', 'This is the stale pointer, seen by the compiler before it ran.'],
      }
    : verdict;

/** @type {(find: (runs: RustRun[]) => RustRun | undefined) => When} */
const stale = find => runs => find(/** @type {RustRun[]} */ (runs));

/** @param {RustRun[]} runs */
const failures = runs => runs.filter(when.failed);

/** @param {RustRun[]} runs */
const singles = runs => failures(runs).filter(({ schedule }) => typeof schedule.after === 'number');

/** @param {RustRun} run */
const usedOld = ({ stale }) => stale.read || stale.written > 0;

/** Where the guest first did its work, counted as schedules count. @param {RustRun} run */
const firstWork = ({ crossings }) => crossings.indexOf('set_name') + 1;

/** @param {RustRun[]} runs */
function lostWrite(runs) {
  const failed = failures(runs);
  return failed.every(({ stale }) => !stale.read) ? failed.find(({ stale }) => stale.written > 0) : undefined;
}

/** @param {RustRun[]} runs */
function heldAcross(runs) {
  const failed = failures(runs);
  return failed.every(({ stale }) => stale.written === 0) ? failed.find(({ stale }) => stale.read) : undefined;
}

/** @param {RustRun[]} runs */
function refreshedOnce(runs) {
  const failed = singles(runs);
  return failed.every(run => usedOld(run) && Number(run.schedule.after) > firstWork(run)) ? failed[0] : undefined;
}

/** @param {RustRun[]} runs */
function missedEarly(runs) {
  const failed = singles(runs);
  return failed.every(run => usedOld(run) && Number(run.schedule.after) < firstWork(run)) ? failed[0] : undefined;
}
