/**
 * Runs a job in a process of its own, and ends it when it takes too long: a guest that loops, waits or grows without end
 * cannot be ended otherwise, and a thread that grows memory takes minutes to be stopped.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GuestError } from '../../host-js/errors/guest-error.js';

/**
 * @import { FoundGuest } from '../../host-js/matrix/candidate.js'
 * @import { Cell, Index, Texts } from '../../host-js/types.js'
 */

/**
 * @typedef {object} Job what runner.js is given
 * @property {'greet' | 'matrix'} verb
 * @property {FoundGuest[]} guests
 * @property {Index} index
 * @property {number} maxPages the most that a guest's memory may have
 * @property {Texts} [texts]
 * @property {string} [strategy]
 */

/**
 * What runner.js says: what it is about to do and cells as it goes, then one result or one error.
 *
 * @typedef {{ at: { guest: string, doing: string } } | { cell: Cell } | { result: any } | { error: { name: string, message: string, stack?: string, next?: string | string[], exitCode?: number } }} Said
 */

/**
 * @typedef {object} Limits in seconds
 * @property {number} step the longest that one thing may take: to compile, to instantiate, a call of `greet`, a cell
 * @property {number} run the longest that all of it may take
 */

/**
 * @param {Job} job
 * @param {Limits} limits
 * @param {(cell: Cell) => void} [onCell]
 * @returns {Promise<any>} its result
 */
export function runApart(job, limits, onCell = () => {}) {
  const child = fork(fileURLToPath(new URL('runner.js', import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', text => (complaint = (complaint + text).slice(-2_000)));
  const { promise, resolve, reject } = withResolvers();
  let at = { guest: job.guests.map(({ name }) => name).join(', '), doing: 'its start' };

  const late = (/** @type {string} */ what, /** @type {number} */ seconds, /** @type {string} */ option) =>
    reject(
      new GuestError(at.guest, `${at.doing} did not end within ${what} of ${seconds} s`, {
        next: `mend its loop, or allow more: ${option} SECONDS`,
      }),
    );
  const whole = setTimeout(late, limits.run * 1000, 'the run limit', limits.run, '--run-limit');
  const tooLong = () => late('the time limit', limits.step, '--time-limit');
  // Its own start is none of the guest's doing.
  let step = setTimeout(tooLong, (limits.step + START_SECONDS) * 1000);
  child.on('message', (/** @type {Said} */ said) => {
    clearTimeout(step);
    step = setTimeout(tooLong, limits.step * 1000);
    if ('at' in said) at = said.at;
    else if ('cell' in said) onCell(said.cell);
    else if ('result' in said) resolve(said.result);
    else reject(Object.assign(new Error(said.error.message), said.error));
  });
  child.on('error', reject);
  child.on('close', (code, signal) => {
    const [why = ''] = complaint.match(/^.*(?:FATAL|Fatal|#).*$/m) ?? [];
    const problem = `the engine ended during ${at.doing} (${signal ?? `exit code ${code}`})${why && `: ${why}`}`;
    reject(new GuestError(at.guest, problem, { next: 'this guest asks for more than this machine gives' }));
  });
  child.send(job);
  return promise.finally(() => {
    clearTimeout(whole);
    clearTimeout(step);
    child.kill('SIGKILL');
  });
}

const START_SECONDS = 5;

/** @returns {{ promise: Promise<any>, resolve: (value: any) => void, reject: (error: unknown) => void }} */
function withResolvers() {
  /** @type {any} */
  let parts;
  const promise = new Promise((resolve, reject) => (parts = { resolve, reject }));
  return { promise, ...parts };
}
