/**
 * A probe: the whole matrix, and each Web API with each kind of buffer. It knows no engine, imports nothing of Node's,
 * and is given everything that it needs; so a page can run it as it is.
 */
import { compile, unsupported } from '../../host-js/greeter/guest.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { report } from '../../host-js/report/report.js';
import { strategies } from '../../host-js/views/strategies.js';
import { observeWebApis } from '../../host-js/views/web-apis.js';
import { identify } from '../identify.js';

/**
 * @import { Guest, Index, Report } from '../../host-js/types.js'
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
  const candidates = await Promise.all(greeters.map(guest => candidate(guest, String(wasm[guest.file]))));
  return {
    report: report(host, await identify(), strategies, [...matrix(candidates, strategies, index)]),
    webApis: await observeWebApis(),
  };
}

/**
 * @param {Guest} description
 * @param {string} base64
 */
async function candidate(description, base64) {
  const { name } = description;
  const wasm = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  const lacks = unsupported(wasm, description);
  return { name, description, module: lacks ? null : await compile(wasm, name), lacks };
}
