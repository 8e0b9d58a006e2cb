/**
 * Checks a learner's file in a worker of its own, with a time limit.
 */
import { commonReasons } from '../../../workshop/src/lab/reasons.js';
import { rejected } from '../../../workshop/src/lab/verdict.js';
import { converse } from '../converse.js';
import { once } from '../once.js';
import { fetchBytes, fetchJson, startWorker } from '../site.js';

/**
 * @import { Verdict } from '../../../workshop/src/lab/types.js'
 * @import { Answer, Job } from '../workers/exercise.js'
 */

/** The longest that a learner's code may run, unless the checker says that something takes longer. */
const SECONDS = 5;
/** A thread that waits answers as soon as it gets a processor; one in a loop, never. */
const PATIENCE_MS = 2000;

/** @type {() => Promise<Job['guests']>} */
const guests = once(async () => {
  /** @type {string[]} */
  const names = await fetchJson('workshop/guests.json');
  return Object.fromEntries(
    await Promise.all(names.map(async name => [name, await fetchBytes(`workshop/guests/${name}.wasm`)])),
  );
});

/** A browser gives back the address space of dead memories late: each instance reserves gigabytes of it. */
const ATTEMPTS = 6;
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
    await new Promise(resolve => setTimeout(resolve, REST_MS * attempt));
  }
}

/**
 * @param {Pick<Job, 'exercise' | 'file' | 'source'>} subject
 * @param {number} seconds
 * @returns {Promise<Verdict>}
 */
async function checkOnce(subject, seconds) {
  const assembler = subject.file.endsWith('.wat') ? await fetchBytes('dist/assemble.wasm').catch(() => null) : null;
  const job = { ...subject, guests: await guests(), assembler };
  const worker = startWorker('exercise');
  try {
    const verdict = await new Promise(resolve => {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let asked;
      const settle = (/** @type {Verdict} */ verdict) => {
        clearTimeout(asked);
        talk.stop();
        resolve(verdict);
      };
      const talk = converse(worker, job, {
        seconds,
        onLate() {
          const details = [`time limit   ${seconds} s`];
          asked = setTimeout(() => settle(rejected('time-limit', { details })), PATIENCE_MS);
          worker.postMessage('alive?');
        },
        onAnswer(/** @type {Answer} */ { stage, verdict, alive }) {
          if (stage) talk.limit(stage.seconds);
          if (verdict) settle(verdict);
          if (alive) settle(rejected('never-settles'));
        },
        onError: message => settle(rejected('threw', { details: [`it threw     ${message}`] })),
      });
    });
    return { ...verdict, sentence: verdict.sentence ?? commonReasons[verdict.rejected ?? ''] ?? null };
  } finally {
    worker.terminate();
  }
}
