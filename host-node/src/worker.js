/**
 * The thread in which guests run.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { compile, instantiate, unsupported } from '../../host-js/greeter/guest.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { run } from '../../host-js/matrix/run.js';
import { natural } from '../../host-js/growth/schedule.js';
import { encode } from '../../host-js/greeter/texts.js';
import { UsageError } from '../../cli/usage-error.js';
import { strategies } from '../../host-js/views/strategies.js';

/**
 * @import { FoundGuest } from './find-guest.js'
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
  const { module, lacks } = await candidate(guest);
  if (!module) throw new UsageError(`${guest.name} cannot run here: ${lacks}`, 'use an engine that has it');
  const memoryType = guest.description?.artefact.memory;
  const exports = instantiate(module, guest.name, memoryType);
  const lacking =
    exports['memory'] instanceof WebAssembly.Memory &&
    strategy.lacks?.(exports['memory'], memoryType?.maximumPages != null);
  if (lacking) throw new UsageError(`${strategy.name} cannot be tried here: ${lacking}`, 'choose another --strategy');
  const schedule = natural(1);
  const onCall = (/** @type {string} */ at) => post({ at });
  return run({ guest: guest.name, exports, strategy, schedule, protocol, texts, onCall });
}

async function everyCell() {
  const candidates = await Promise.all(job.guests.map(candidate));
  const cells = [];
  for (const cell of matrix(candidates, strategies, job.index)) {
    post({ cell });
    cells.push(cell);
  }
  return cells;
}

/** @param {FoundGuest} guest */
async function candidate({ name, wasm, description }) {
  const lacks = description && unsupported(wasm, description);
  return { name, description, module: lacks ? null : await compile(wasm, name), lacks };
}
