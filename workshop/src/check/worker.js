/**
 * The thread in which a check and the learner's code run.
 */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { assembleWithCargo } from '../lab/rust/assemble.js';
import { judge } from '../lab/judge.js';
import { rejected } from '../lab/verdict.js';
import { loadGuest } from './guests.js';

/**
 * @import { MessagePort } from 'node:worker_threads'
 * @import { Job } from './child.js'
 */

/** Verdicts go through a port that comes with the job: the learner's file can reach `parentPort`, and not this one. */
parentPort?.once(
  'message',
  async (/** @type {{ job: Pick<Job, 'exercise' | 'path'>, port: MessagePort }} */ { job, port }) => {
    // Taken now: what the learner's file does to the port's prototype later changes nothing.
    const send = port.postMessage.bind(port);
    let over = false;
    process.on('beforeExit', () => {
      if (!over) send({ verdict: rejected('never-settles') });
    });
    const { exercise, path } = job;
    const checker = await import(pathToFileURL(join(exercise, 'check.js')).href);
    const source = await readFile(path, 'utf8');
    const stage = (/** @type {string} */ what, /** @type {number} */ seconds) => send({ stage: { what, seconds } });
    const load = extname(path) === '.js' ? () => import(pathToFileURL(path).href) : null;
    const verdict = await judge(checker, { path, source, stage, loadGuest, assemble: assembleWithCargo }, load);
    over = true;
    send({ verdict });
  },
);
parentPort?.postMessage('ready');
