import { compile, instantiate } from '../../host-js/greeter/guest.js';
import { run } from '../../host-js/matrix/run.js';
import { natural } from '../../host-js/growth/schedule.js';
import { encode } from '../../host-js/greeter/texts.js';
import { strategies } from '../../host-js/views/strategies.js';
import { guest, index, wasm } from './lab.js';

/** @import { Observation } from '../../host-js/matrix/run.js' */
/** @import { Schedule } from '../../host-js/growth/schedule.js' */
/** @import { Texts } from '../../host-js/types.js' */

export const once = natural(1);

/**
 * One run of a guest of the index, in this thread.
 *
 * @param {string} name
 * @param {string} strategy
 * @param {Schedule} [schedule]
 * @param {Texts[]} [texts]
 * @returns {Promise<Observation>}
 */
export async function observe(name, strategy, schedule = once, texts = index.texts) {
  const { file, artefact } = guest(name);
  const { protocol } = index;
  const chosen = strategies.find(({ name }) => name === strategy);
  if (!chosen) throw new Error(`no strategy called ${strategy}`);
  const exports = instantiate(await compile(wasm(file), name), name, artefact.memory);
  const encoded = texts.map(texts => encode(texts, protocol));
  return run({ guest: name, exports, strategy: chosen, schedule, protocol, texts: encoded });
}
