/**
 * The thread in which one claim's probe runs: what it does to its globals ends with it, and so does a loop.
 */
import { observe } from '../../../claims/src/observe.js';

/**
 * @import { Observed, Question } from '../../../claims/src/observe.js'
 *
 * @typedef {{ observed?: Observed, error?: string }} Answer
 */

addEventListener('message', async (/** @type {MessageEvent<Question>} */ { data }) => {
  try {
    postMessage({ observed: await observe(data) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
