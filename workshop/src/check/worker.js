/**
 * The thread in which a check and the learner's code run.
 */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { show } from '../lab/equal.js';
import { placeOf, rejected } from '../lab/verdict.js';
import { freezeIntrinsics } from './freeze.js';

/**
 * @import { Verdict } from '../lab/types.js'
 * @import { Job } from './child.js'
 */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
// Taken now: what the learner's file does to the port's prototype later changes nothing.
const send = port.postMessage.bind(port);

port.once('message', async (/** @type {Job} */ job) => {
  const { token } = job;
  let over = false;
  process.on('beforeExit', () => {
    if (!over) send({ token, verdict: rejected('never-settles') });
  });
  const verdict = await check(job, (what, seconds) => send({ token, stage: { what, seconds } }));
  over = true;
  send({ token, verdict });
});
send('ready');

/**
 * @param {Job} job
 * @param {(what: string, seconds: number) => void} stage
 * @returns {Promise<Verdict>}
 */
async function check({ exercise, path }, stage) {
  const checker = await import(pathToFileURL(join(exercise, 'check.js')).href);
  const source = await readFile(path, 'utf8');
  /** @type {any} */
  let module;
  if (extname(path) === '.js') {
    freezeIntrinsics();
    try {
      module = await import(pathToFileURL(path).href);
    } catch (error) {
      return notLoaded(error);
    }
    const missing = (checker.wants ?? []).filter((/** @type {string} */ name) => typeof module[name] !== 'function');
    if (missing.length > 0) {
      const exported = Object.keys(module).join(', ') || 'nothing';
      return rejected('missing-export', {
        details: [
          `missing      ${missing.map((/** @type {string} */ name) => `export function ${name}(…)`).join(', ')}`,
          `exported     ${exported}`,
        ],
      });
    }
  }
  try {
    const verdict = await checker.check({ module, path, source, stage });
    return { ...verdict, sentence: checker.reasons?.[verdict.rejected] ?? null };
  } catch (error) {
    if (!(error instanceof Error)) return rejected('threw-a-value', { details: [`it threw     ${show(error)}`] });
    if (placeOf(error)) return rejected('threw', { error, details: [`it threw     ${error}`] });
    return rejected('checker-failed', { details: [error.stack ?? String(error)] });
  }
}

/**
 * @param {unknown} error
 * @returns {Verdict}
 */
function notLoaded(error) {
  if (error instanceof SyntaxError) return rejected('syntax-error', { error, details: [`${error}`] });
  if (!(error instanceof Error)) return rejected('threw-a-value', { details: [`it threw     ${show(error)}`] });
  return rejected('threw-while-loading', { error, details: [`it threw     ${error}`] });
}
