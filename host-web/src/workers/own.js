/**
 * The thread in which a visitor's own code meets a guest under every schedule.
 */
import { candidate, memoryTypeOf } from '../../../host-js/matrix/candidate.js';
import { loadOwn } from '../code/load-own.js';
import { runHost } from '../code/run-host.js';
import { runStrategy } from '../code/run-strategy.js';

/**
 * @import { Guest, Index } from '../../../host-js/types.js'
 * @import { Seen } from '../code/seen.js'
 *
 * @typedef {{ index: Index, guest: Guest, wasm: Uint8Array<ArrayBuffer>, source: string }} Job
 * @typedef {{ seen: Seen[], isHost: boolean } | { error: string }} Answer
 */

// Taken now: what the visitor's code does to it later changes nothing.
const send = postMessage.bind(globalThis);

addEventListener('message', async (/** @type {MessageEvent<Job>} */ { data }) => {
  send({ begun: true });
  try {
    send(await everySchedule(data));
  } catch (error) {
    send({ error: String(error) });
  }
});

/**
 * @param {Job} job
 * @returns {Promise<Answer>}
 */
async function everySchedule({ index, guest, wasm, source }) {
  const { name } = guest;
  const found = await candidate({ name, wasm, description: guest }, index.protocol);
  const { module } = found;
  if (!module) throw new Error(`${name} cannot run here: ${found.lacks}`);
  const hasReset = guest.artefact.exports.some(({ name }) => name === 'reset');
  const subject = { name, module, memoryType: memoryTypeOf(found), hasReset };
  const own = await loadOwn(source);
  return 'host' in own
    ? { isHost: true, seen: await runHost(own.host, subject, index) }
    : { isHost: false, seen: runStrategy(own.view, subject, index) };
}
