/**
 * Runs a claim's probe in this browser: in a worker of its own, with a time limit, so that a hang loses that cell alone;
 * or in the page, where the claim is of the page's own thread.
 */
import { isTimed } from '../../../claims/src/rule.js';
import { fetchBytes, importModule, startWorker } from '../site.js';

/**
 * @import { PageClaim } from '../../../claims/src/page.js'
 * @import { Question } from '../../../claims/src/observe.js'
 * @import { Cell } from '../../../claims/src/verdict.js'
 * @import { Answer } from '../workers/claim.js'
 */

const [SECONDS, TIMED_SECONDS] = [30, 120];

/**
 * Where the clock is coarse, as on a page that is not isolated, what measures takes its time.
 *
 * @param {PageClaim} claim
 */
export const secondsFor = ({ rule }) => (isTimed(rule) ? TIMED_SECONDS : SECONDS);

/**
 * @param {PageClaim} claim
 * @returns {Promise<Cell>}
 */
export async function tryHere(claim) {
  const { name, needs, wasm, hasProbe, given, inPage } = claim;
  const files = await Promise.all(given.map(file => fetchBytes(`claims/given/${file}`)));
  const question = { claim: name, needs, wasm, hasProbe, given: files };
  return inPage ? inThisThread(question) : inWorker(question, secondsFor(claim));
}

/**
 * @param {Question} question
 * @returns {Promise<Cell>}
 */
async function inThisThread(question) {
  const { observe } = await importModule('claims/src/observe.js');
  return observe(question).catch((/** @type {unknown} */ error) => ({ lost: String(error) }));
}

/**
 * @param {Question} question
 * @param {number} seconds
 * @returns {Promise<Cell>}
 */
async function inWorker(question, seconds) {
  const worker = startWorker('claim');
  let timer;
  try {
    return await new Promise(resolve => {
      timer = setTimeout(() => resolve({ lost: `no answer within ${seconds} s` }), seconds * 1000);
      worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ { data: { observed, error } }) =>
        resolve(observed ?? { lost: String(error) }),
      );
      worker.addEventListener('error', event => resolve({ lost: event.message || 'its thread could not be started' }));
      worker.postMessage(question);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
