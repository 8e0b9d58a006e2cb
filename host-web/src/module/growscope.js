/**
 * Asks growscope, in a worker of its own, with a time limit.
 */
import { fetchBytes, startWorker } from '../site.js';

/** @import { Answer } from '../workers/growscope.js' */

const TIME_LIMIT_SECONDS = 60;

/**
 * @param {string[]} args growscope's command line, `@` for the module
 * @param {Uint8Array<ArrayBuffer>} module
 * @returns {Promise<Answer>}
 */
export async function growscope(args, module) {
  const own = await fetchBytes('dist/growscope.wasm').catch(() => null);
  if (!own) return { error: 'growscope is not built into this page: make guests, and assemble it again' };
  const worker = startWorker('growscope');
  try {
    return await new Promise(resolve => {
      setTimeout(() => resolve({ error: `it was not read within ${TIME_LIMIT_SECONDS} s` }), TIME_LIMIT_SECONDS * 1000);
      worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ { data }) => resolve(data));
      worker.addEventListener('error', event => resolve({ error: event.message || 'its worker did not start' }));
      worker.postMessage({ growscope: own, module, args });
    });
  } finally {
    worker.terminate();
  }
}
