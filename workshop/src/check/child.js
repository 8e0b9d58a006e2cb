/**
 * The process in which one check runs: it starts the worker, and ends it when it takes too long.
 *
 * A process, so that nothing a learner writes can end the runner; a worker in it, so that somebody is left to say in
 * which line an endless loop was.
 */
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import { attach } from './debugger.js';
import { patience } from '../lab/patience.js';
import { rejected } from '../lab/verdict.js';

/**
 * @import { Verdict } from '../lab/types.js'
 *
 * @typedef {object} Job
 * @property {string} token what marks a verdict as this process's own; no worker gets to know it
 * @property {string} exercise the exercise's folder
 * @property {string} path the staged file
 * @property {number} seconds the longest that the learner's code may run without a new stage
 *
 * What a worker tells.
 * @typedef {{ stage?: { what: string, seconds: number }, verdict?: Verdict }} Told
 *
 * @typedef {Told & { token: string, printed?: string }} Post
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
  const arm = (/** @type {number} */ given) => {
    const seconds = given * patience;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const place = await inspector.pause();
      finish(rejected('time-limit', { place, details: [`time limit   ${seconds} s`] }));
    }, seconds * 1000);
  };

  // A port of its own, since a learner's file can write to the worker's.
  const { port1, port2 } = new MessageChannel();
  worker.once('message', () => void start());
  port1.on('message', hear);
  /** @param {Told} post */
  function hear(post) {
    if (post.stage) {
      arm(post.stage.seconds);
      process.send?.({ ...post, token: job.token });
    } else if (post.verdict?.rejected === 'threw-a-value' && !post.verdict.place && !seekThrow) {
      over = true;
      clearTimeout(timer);
      inspector.close();
      void worker.terminate().then(() => run(job, true));
    } else if (post.verdict) {
      finish({ ...post.verdict, place: post.verdict.place ?? inspector.thrownAt() });
    }
  }
  worker.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return finish(rejected('out-of-memory', { details: [`heap limit   ${MEGABYTES} MB`] }));
    }
    const details = [`it threw     ${error}`, 'from         a callback that nobody awaits'];
    return finish(rejected('threw', { error, details }));
  });
  worker.on('exit', code => {
    // What it told last may not have been heard yet.
    for (let left = receiveMessageOnPort(port1); left; left = receiveMessageOnPort(port1)) hear(left.message);
    finish(rejected('exited', { details: [`exit code    ${code}`] }));
  });

  async function start() {
    if (seekThrow) await inspector.watchThrows();
    const { exercise, path } = job;
    worker.postMessage({ job: { exercise, path }, port: port2 }, [port2]);
    arm(job.seconds);
  }
}
