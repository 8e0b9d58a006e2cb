/**
 * A probe: the whole matrix, and each Web API with each kind of buffer. It knows no engine, imports nothing of Node's,
 * and is given everything that it needs; so a page can run it as it is.
 */
import { candidate } from '../../host-js/matrix/candidate.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { report } from '../../host-js/report/report.js';
import { strategies } from '../../host-js/views/strategies.js';
import { observeWebApis } from '../../host-js/views/web-apis.js';
import { identify } from '../identify.js';

/**
 * @import { Index, Report } from '../../host-js/types.js'
 * @import { Observation } from '../../host-js/views/web-apis.js'
 */

/**
 * @typedef {object} Input
 * @property {string} host what the report is to be called
 * @property {Index} index
 * @property {Record<string, string>} wasm by file, in base64
 *
 * @typedef {{ report: Report, webApis: Observation[] }} Observed
 */

/**
 * @param {Input} input
 * @returns {Promise<Observed>}
 */
export async function observe({ host, index, wasm }) {
  const greeters = index.guests.filter(({ greets }) => greets);
  const candidates = await Promise.all(
    greeters.map(description =>
      candidate({ name: description.name, wasm: bytesOf(String(wasm[description.file])), description }, index.protocol),
    ),
  );
  return {
    report: report(host, await identify(), strategies, [...matrix(candidates, strategies, index)]),
    webApis: await observeWebApis(),
  };
}

/** @param {string} base64 */
const bytesOf = base64 => Uint8Array.from(atob(base64), character => character.charCodeAt(0));
