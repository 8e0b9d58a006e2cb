/**
 * The thread in which a visitor's own strategy meets a guest under every schedule, through the real greeter.
 */
import { instantiate } from '../../../host-js/greeter/guest.js';
import { encode } from '../../../host-js/greeter/texts.js';
import { candidate, memoryTypeOf } from '../../../host-js/matrix/candidate.js';
import { run } from '../../../host-js/matrix/run.js';
import { OWN, loadOwn } from '../code/own-code.js';

/**
 * @import { Guest, Index, Outcome } from '../../../host-js/types.js'
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 *
 * @typedef {{ index: Index, guest: Guest, wasm: Uint8Array<ArrayBuffer>, source: string }} Job
 * @typedef {{ schedule: Schedule, outcome: Outcome | 'threw', detail: string | null, calls: number }} Seen
 * @typedef {{ seen?: Seen[], error?: string }} Answer
 */

addEventListener('message', async (/** @type {MessageEvent<Job>} */ { data }) => {
  try {
    postMessage({ seen: await everySchedule(data) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});

/**
 * @param {Job} job
 * @returns {Promise<Seen[]>}
 */
async function everySchedule({ index, guest, wasm, source }) {
  const { protocol, texts, schedules } = index;
  const { name } = guest;
  const found = await candidate({ name, wasm, description: guest }, protocol);
  const { module } = found;
  if (!module) throw new Error(`${name} cannot run here: ${found.lacks}`);
  const view = await loadOwn(source);
  // What it notices is not known: only what comes of it counts here.
  const strategy = { name: OWN, holds: '', hole: '', view, notices: () => true };
  const hasReset = guest.artefact.exports.some(({ name }) => name === 'reset');
  const encoded = texts.map(texts => encode(texts, protocol));
  return schedules
    .filter(({ reset }) => !reset || hasReset)
    .map(schedule => {
      let calls = 0;
      try {
        const exports = instantiate(module, name, memoryTypeOf(found));
        const onCall = (/** @type {string} */ export_) => void (calls += export_ === 'set_name' ? 1 : 0);
        const { outcome, detail } = run({ guest: name, exports, strategy, schedule, protocol, texts: encoded, onCall });
        return { schedule, outcome, detail, calls };
      } catch (error) {
        return { schedule, outcome: 'threw', detail: String(error), calls };
      }
    });
}
