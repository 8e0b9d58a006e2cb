/**
 * Runs a job in a worker, and ends it when it takes too long: a guest that loops for ever cannot be ended otherwise.
 */
import { Worker } from 'node:worker_threads';
import { GuestError } from '../../host-js/errors/guest-error.js';

/**
 * @import { Cell, Index, Texts } from '../../host-js/types.js'
 * @import { FoundGuest } from '../../host-js/matrix/candidate.js'
 */

/**
 * @typedef {object} Job what worker.js is given
 * @property {'greet' | 'matrix'} verb
 * @property {FoundGuest[]} guests
 * @property {Index} index
 * @property {Texts} [texts]
 * @property {string} [strategy]
 */

/**
 * What worker.js posts: progress and cells as it goes, then one result or one error.
 *
 * @typedef {{ at: string } | { cell: Cell } | { result: any } | { error: { name: string, message: string, stack?: string, next?: string | string[], exitCode?: number } }} Post
 */

/**
 * @param {Job} job
 * @param {number} seconds the longest it may go without posting anything
 * @param {(cell: Cell) => void} [onCell]
 * @returns {Promise<any>} its result
 */
export function runInWorker(job, seconds, onCell = () => {}) {
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    let at = job.verb === 'greet' ? 'its instantiation' : 'one of its runs';
    const tooLong = () =>
      reject(
        new GuestError(
          job.guests.map(({ name }) => name).join(', '),
          `${at} did not end within the time limit of ${seconds} s`,
          { next: 'mend its loop, or allow more: --time-limit SECONDS' },
        ),
      );
    let timer = setTimeout(tooLong, seconds * 1000);
    worker.on('message', (/** @type {Post} */ post) => {
      clearTimeout(timer);
      timer = setTimeout(tooLong, seconds * 1000);
      if ('at' in post) at = post.at;
      else if ('cell' in post) onCell(post.cell);
      else if ('result' in post) resolve(post.result);
      else reject(Object.assign(new Error(post.error.message), post.error));
    });
    worker.on('error', reject);
    worker.on('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
