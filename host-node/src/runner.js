/**
 * The process in which guests run.
 */
import { setFlagsFromString } from 'node:v8';
import { GuestError } from '../../host-js/errors/guest-error.js';
import { declares } from '../../host-js/binary/declares.js';
import { instantiate } from '../../host-js/greeter/guest.js';
import { encode } from '../../host-js/greeter/texts.js';
import { natural } from '../../host-js/growth/schedule.js';
import { candidate, lacking, memoryTypeOf } from '../../host-js/matrix/candidate.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { run } from '../../host-js/matrix/run.js';
import { strategies } from '../../host-js/views/strategies.js';
import { UsageError } from '../../cli/usage-error.js';
import { bounds } from './bounds.js';

/**
 * @import { Candidate, FoundGuest } from '../../host-js/matrix/candidate.js'
 * @import { Job, Said } from './run-apart.js'
 */

/** @param {Said} message */
const say = message => new Promise(resolve => process.send?.(message, undefined, {}, resolve));

process.once('message', async (/** @type {Job} */ job) => {
  setFlagsFromString(`--wasm-max-mem-pages=${job.maxPages}`);
  setFlagsFromString(`--wasm-max-table-size=${bounds.tableElements}`);
  try {
    await say({ result: await { greet, matrix: everyCell }[job.verb](job) });
  } catch (error) {
    const { name, message, stack, next, exitCode } = withBounds(error, job);
    await say({ error: { name, message, stack, next, exitCode } });
  }
  process.disconnect();
});

/** @param {Job} job */
async function greet(job) {
  const [guest] = job.guests;
  const strategy = strategies.find(({ name }) => name === job.strategy);
  if (!guest || !strategy) throw new Error(`no guest, or no strategy: ${job.strategy}`);
  const { protocol } = job.index;
  if (!job.texts) throw new Error('no texts');
  const texts = [encode(job.texts, protocol)];
  const found = await prepare(guest, job);
  const { module, lacks } = found;
  if (!module) throw new UsageError(`${guest.name} cannot run here: ${lacks}`, 'use an engine that has it');
  const memoryType = memoryTypeOf(found);
  await say({ at: { guest: guest.name, doing: 'its instantiation' } });
  const exports = instantiate(module, guest.name, memoryType);
  const missing = lacking(strategy, exports['memory'], memoryType?.maximumPages != null);
  if (missing) throw new UsageError(`${strategy.name} cannot be tried here: ${missing}`, 'choose another --strategy');
  const onCall = (/** @type {string} */ doing) => void say({ at: { guest: guest.name, doing } });
  return run({ guest: guest.name, exports, strategy, schedule: natural(1), protocol, texts, onCall });
}

/** @param {Job} job */
async function everyCell(job) {
  /** @type {Candidate[]} */
  const candidates = [];
  for (const guest of job.guests) candidates.push(await prepare(guest, job));
  const cells = [];
  const every = matrix(candidates, strategies, job.index, (guest, doing) => void say({ at: { guest, doing } }));
  for (const cell of every) {
    // Waits, so that what was said is on its way before the next guest runs.
    await say({ cell });
    cells.push(cell);
  }
  return cells;
}

/** @param {FoundGuest} guest @param {Job} job */
async function prepare(guest, { index, maxPages }) {
  await say({ at: { guest: guest.name, doing: 'its compilation' } });
  const initial = declares(guest.wasm)?.memory?.initialPages ?? 0;
  if (initial > maxPages) {
    throw new GuestError(guest.name, `it starts with ${initial} pages, and may have ${maxPages} here`, {
      next: 'allow more: --max-pages PAGES',
    });
  }
  return candidate(guest, index.protocol);
}

/**
 * Names the bounds that a guest may have met: where it failed with as much memory as it may have, and where it trapped and
 * has a table that it may have filled.
 *
 * @param {any} error
 * @param {Job} job
 */
function withBounds(error, { guests, maxPages }) {
  if (!(error instanceof GuestError)) return error;
  const next = [error.next ?? []].flat();
  if (error.pages !== null && error.pages >= maxPages / 2) {
    next.push(`its memory had ${error.pages} pages, and may have ${maxPages} here; to allow more: --max-pages PAGES`);
  }
  const tables = declares(guests.find(({ name }) => name === error.guest)?.wasm ?? new Uint8Array())?.tables ?? [];
  if (error.cause instanceof WebAssembly.RuntimeError && tables.some(mayGrowPastBound)) {
    next.push(`its tables may have ${bounds.tableElements} elements here, and a growth past that is refused`);
  }
  return Object.assign(error, { next });
}

/** @param {{ maximum: number | null }} table */
const mayGrowPastBound = ({ maximum }) => maximum === null || maximum > bounds.tableElements;
