/**
 * The process in which one check runs: it starts the worker, and ends it when it takes too long.
 *
 * A process, so that nothing a learner writes can end the runner; a worker in it, so that somebody is left to say in
 * which line an endless loop was.
 */
import { Worker } from 'node:worker_threads';
import { attach } from './debugger.js';
import { rejected } from '../lab/verdict.js';

/**
 * @import { Verdict } from '../lab/types.js'
 *
 * @typedef {object} Job
 * @property {string} token what marks a verdict as the checker's own
 * @property {string} exercise the exercise's folder
 * @property {string} path the staged file
 * @property {number} seconds the longest that the learner's code may run without a new stage
 *
 * @typedef {{ token: string, stage?: { what: string, seconds: number }, verdict?: Verdict, printed?: string }} Post
 */

/** What a learner's code may use of the JavaScript heap; linear memory is not in it. */
const MEGABYTES = 512;

/** How long the learner's last output may be on its way, in milliseconds. */
const FLUSH = 20;

/** A learner's output is shown up to here, in characters. */
const PRINTED = 2000;

// Nobody waits for the verdict any more.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.once('message', (/** @type {Job} */ job) => void run(job, false));

/**
 * @param {Job} job
 * @param {boolean} seekThrow whether to find out where a value that is no Error is thrown
 */
async function run(job, seekThrow) {
  const worker = new Worker(new URL('worker.js', import.meta.url), {
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const inspector = attach(job.path);
  let printed = '';
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', text => (printed = (printed + text).slice(0, PRINTED)));
  }

  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let over = false;
  /** @param {Verdict} verdict */
  const finish = verdict => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    // What the learner printed last may still be on its way.
    setTimeout(
      () => process.send?.({ token: job.token, verdict, printed }, () => process.kill(process.pid, 'SIGKILL')),
      FLUSH,
    );
  };
  const arm = (/** @type {number} */ seconds) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const place = await inspector.pause();
      finish(rejected('time-limit', { place, details: [`time limit   ${seconds} s`] }));
    }, seconds * 1000);
  };

  worker.on('message', (/** @type {Post | 'ready'} */ post) => {
    if (post === 'ready') return void start();
    if (post.token !== job.token) return;
    if (post.stage) {
      arm(post.stage.seconds);
      process.send?.(post);
    } else if (post.verdict?.rejected === 'threw-a-value' && !post.verdict.place && !seekThrow) {
      over = true;
      clearTimeout(timer);
      inspector.close();
      void worker.terminate().then(() => run(job, true));
    } else if (post.verdict) {
      finish({ ...post.verdict, place: post.verdict.place ?? inspector.thrownAt() });
    }
  });
  worker.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return finish(rejected('out-of-memory', { details: [`heap limit   ${MEGABYTES} MB`] }));
    }
    const details = [`it threw     ${error}`, 'from         a callback that nobody awaits'];
    return finish(rejected('threw', { error, details }));
  });
  worker.on('exit', code => finish(rejected('exited', { details: [`exit code    ${code}`] })));

  async function start() {
    if (seekThrow) await inspector.watchThrows();
    worker.postMessage(job);
    arm(job.seconds);
  }
}
