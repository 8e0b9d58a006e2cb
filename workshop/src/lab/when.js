/**
 * Predicates over all runs of a check: each answers with the run that shows it, or with nothing.
 */
import { forces } from '../../../host-js/growth/schedule.js';

/**
 * @import { Run } from './types.js'
 *
 * @typedef {(runs: Run[]) => Run | undefined} When
 */

/** @param {Run} run one that did not do what it should; a vacuous one did nothing */
export const failed = ({ outcome }) => outcome === 'wrong' || outcome === 'threw';

/** @param {Run} run */
const meetsGrowth = run => forces(run.schedule);

/** @type {When} It fails before anything has grown. */
export const failsWithoutGrowth = runs => runs.find(run => failed(run) && !meetsGrowth(run));

/** @type {When} Every failure is under growth by zero pages, where the length stays as it was. */
export const failsOnlyByZero = runs => failsOnlyIf(run => meetsGrowth(run) && run.schedule.by === 0)(runs);

/** @type {(Class: new (...parameters: any[]) => any) => When} */
export const threw = Class => runs => runs.find(run => run.outcome === 'threw' && run.error instanceof Class);

/** @type {When} It returned, and what it returned or left in memory is not right. */
export const wrong = runs => runs.find(run => run.outcome === 'wrong');

/** @type {(limit: number | ((run: Run) => number)) => When} More calls into the guest than the work needs. */
export const crossedMoreThan = limit => runs =>
  runs.find(run => run.crossings.length > (typeof limit === 'number' ? limit : limit(run)));

/** @type {When} The host grew memory itself. */
export const grewMemory = runs => runs.find(run => run.grownByHost > 0);

/** @type {(matches: (run: Run) => boolean) => When} Something fails, and whatever fails matches. */
export const failsOnlyIf = matches => runs => {
  const failures = runs.filter(failed);
  return failures.every(matches) ? failures[0] : undefined;
};

/** @type {(matches: (run: Run) => boolean) => When} */
export const any = matches => runs => runs.find(matches);
