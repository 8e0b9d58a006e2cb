/**
 * Attempts a learner's code for every input under every growth schedule.
 */
import { forces } from '../../../host-js/growth/schedule.js';
import { isVacuous } from '../../../host-js/judge/vacuous.js';
import { force } from './force.js';
import { equal } from './equal.js';
import { never, schedules } from './schedules.js';

/**
 * @import { Forced } from './force.js'
 * @import { Run } from './types.js'
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 */

/**
 * @typedef {object} Check
 * @property {WebAssembly.Module} guest
 * @property {(inside: Forced) => WebAssembly.Imports} [imports] for a guest that imports functions; `inside` is filled in
 *   when the guest is instantiated, so use its members only within the functions
 * @property {(exports: any) => any} [alter] from the guest's exports to others to be used in their place
 * @property {any[]} inputs
 * @property {(guest: Forced, input: any) => any} attempt calls the learner; may be async
 * @property {(input: any) => any} expected
 * @property {(guest: Forced, input: any, result: any) => string | null} [inspect] looks at memory with a view of its own;
 *   its calls of the guest are no crossings
 */

/**
 * @param {Check} check
 * @returns {Promise<Run[]>}
 */
export async function everySchedule(check) {
  const runs = [];
  for (const input of check.inputs) {
    const plain = await attempt(check, input, never);
    runs.push(plain);
    // Where the guest is not called, there is no crossing to grow after.
    if (plain.crossings.length === 0) continue;
    for (const schedule of schedules(plain.crossings.length)) runs.push(await attempt(check, input, schedule));
  }
  return runs;
}

/**
 * @param {Check} check
 * @param {any} input
 * @param {Schedule} schedule
 * @returns {Promise<Run>}
 */
async function attempt(check, input, schedule) {
  const inside = /** @type {Forced} */ ({});
  const instance = new WebAssembly.Instance(check.guest, check.imports?.(inside));
  Object.assign(inside, force(check.alter?.(instance.exports) ?? instance.exports, schedule));
  const expected = check.expected(input);

  /** @type {Pick<Run, 'outcome' | 'got' | 'error' | 'problem'>} */
  let end;
  try {
    const got = await check.attempt(inside, input);
    const problem = check.inspect?.({ ...inside, exports: instance.exports }, input, got) ?? null;
    end = { outcome: equal(got, expected) && problem === null ? 'right' : 'wrong', got, error: null, problem };
  } catch (error) {
    // A stack that nobody has read keeps the guest alive, and an engine has room for some hundred memories.
    if (error instanceof Error) void error.stack;
    end = { outcome: 'threw', got: undefined, error, problem: null };
  }
  const { forced, grownByHost } = inside.growth();
  if (end.outcome === 'right' && isVacuous(forces(schedule), forced > 0)) end.outcome = 'vacuous';
  return { schedule, input, expected, crossings: inside.crossings, forced, grownByHost, ...end };
}
