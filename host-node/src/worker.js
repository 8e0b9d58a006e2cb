/**
 * The thread in which guests run.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { instantiate } from '../../host-js/greeter/guest.js';
import { candidate, lacking, memoryTypeOf } from '../../host-js/matrix/candidate.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { run } from '../../host-js/matrix/run.js';
import { natural } from '../../host-js/growth/schedule.js';
import { encode } from '../../host-js/greeter/texts.js';
import { UsageError } from '../../cli/usage-error.js';
import { strategies } from '../../host-js/views/strategies.js';

/**
 * @import { Job, Post } from './runaway.js'
 */

/** @type {Job} */
const job = workerData;

/** @param {Post} message */
const post = message => parentPort?.postMessage(message);

try {
  post({ result: await { greet, matrix: everyCell }[job.verb]() });
} catch (error) {
  const { name, message, stack, next, exitCode } = /** @type {any} */ (error);
  post({ error: { name, message, stack, next, exitCode } });
}

async function greet() {
  const [guest] = job.guests;
  const strategy = strategies.find(({ name }) => name === job.strategy);
  if (!guest || !strategy) throw new Error(`no guest, or no strategy: ${job.strategy}`);
  const { protocol } = job.index;
  if (!job.texts) throw new Error('no texts');
  const texts = [encode(job.texts, protocol)];
  const found = await candidate(guest, protocol);
  const { module, lacks } = found;
  if (!module) throw new UsageError(`${guest.name} cannot run here: ${lacks}`, 'use an engine that has it');
  const memoryType = memoryTypeOf(found);
  const exports = instantiate(module, guest.name, memoryType);
  const missing = lacking(strategy, exports['memory'], memoryType?.maximumPages != null);
  if (missing) throw new UsageError(`${strategy.name} cannot be tried here: ${missing}`, 'choose another --strategy');
  const schedule = natural(1);
  const onCall = (/** @type {string} */ at) => post({ at });
  return run({ guest: guest.name, exports, strategy, schedule, protocol, texts, onCall });
}

async function everyCell() {
  const candidates = await Promise.all(job.guests.map(guest => candidate(guest, job.index.protocol)));
  const cells = [];
  for (const cell of matrix(candidates, strategies, job.index)) {
    post({ cell });
    cells.push(cell);
  }
  return cells;
}
