/**
 * Checks a learner's file in a worker of its own, with a time limit.
 */
import { commonReasons } from '../../../workshop/src/lab/reasons.js';
import { rejected } from '../../../workshop/src/lab/verdict.js';
import { fetchBytes, fetchJson, startWorker } from '../site.js';

/**
 * @import { Verdict } from '../../../workshop/src/lab/types.js'
 * @import { Answer, Job } from '../workers/exercise.js'
 */

/** The longest that a learner's code may run, unless the checker says that something takes longer. */
const SECONDS = 5;
/** A thread that waits answers at once; one in a loop, never. */
const PATIENCE_MS = 500;

/** @type {Promise<Job['guests']> | null} */
let guests = null;

async function fetchGuests() {
  /** @type {string[]} */
  const names = await fetchJson('workshop/guests.json');
  return Object.fromEntries(
    await Promise.all(names.map(async name => [name, await fetchBytes(`workshop/guests/${name}.wasm`)])),
  );
}

/** A browser gives back the address space of dead memories late: each instance reserves gigabytes of it. */
const ATTEMPTS = 3;
const REST_MS = 400;

/**
 * @param {Pick<Job, 'exercise' | 'file' | 'source'>} subject
 * @param {number} [seconds]
 * @returns {Promise<Verdict>}
 */
export async function check(subject, seconds = SECONDS) {
  for (let attempt = 1; ; attempt += 1) {
    const verdict = await checkOnce(subject, seconds);
    const ranOut = verdict.rejected === 'checker-failed' && /memory/i.test(verdict.details.join());
    if (!ranOut || attempt === ATTEMPTS) return verdict;
    await new Promise(resolve => setTimeout(resolve, REST_MS));
  }
}

/**
 * @param {Pick<Job, 'exercise' | 'file' | 'source'>} subject
 * @param {number} seconds
 * @returns {Promise<Verdict>}
 */
async function checkOnce(subject, seconds) {
  const job = { ...subject, guests: await (guests ??= fetchGuests()) };
  const worker = startWorker('exercise');
  try {
    const verdict = await new Promise(resolve => {
      /** @type {ReturnType<typeof setTimeout>} */
      let timer;
      const arm = (/** @type {number} */ seconds) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const loops = setTimeout(
            () => resolve(rejected('time-limit', { details: [`time limit   ${seconds} s`] })),
            PATIENCE_MS,
          );
          worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ { data }) => {
            if (!data.alive) return;
            clearTimeout(loops);
            resolve(rejected('never-settles'));
          });
          worker.postMessage('alive?');
        }, seconds * 1000);
      };
      worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ { data }) => {
        if (data.stage) arm(data.stage.seconds);
        if (!data.verdict) return;
        clearTimeout(timer);
        resolve(data.verdict);
      });
      worker.addEventListener('error', event => {
        clearTimeout(timer);
        resolve(rejected('threw', { details: [`it threw     ${event.message}`] }));
      });
      arm(seconds);
      worker.postMessage(job);
    });
    return { ...verdict, sentence: verdict.sentence ?? commonReasons[verdict.rejected ?? ''] ?? null };
  } finally {
    worker.terminate();
  }
}
