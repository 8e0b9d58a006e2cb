/**
 * Asks growscope, in a worker of its own, with a time limit.
 */
import { askOnce } from '../converse.js';
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
  return askOnce(startWorker('growscope'), { growscope: own, module, args }, TIME_LIMIT_SECONDS, error => ({ error }));
}
