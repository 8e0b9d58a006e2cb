/**
 * What hosts and engines stored, and a guest that may run here.
 */
import { readCells } from '../../host-js/growth/schedule.js';
import { candidate } from '../../host-js/matrix/candidate.js';
import { fetchWasm } from './guests.js';
import { fetchJson } from './site.js';

/**
 * @import { Candidate } from '../../host-js/matrix/candidate.js'
 * @import { Results } from '../../engines/tables.js'
 * @import { Guest, Protocol, Report } from '../../host-js/types.js'
 */

/**
 * What other hosts wrote; none where none was stored.
 *
 * @returns {Promise<Report[]>}
 */
export async function fetchReports() {
  /** @type {string[]} */
  const hosts = await fetchJson('dist/reports.json');
  return Promise.all(
    hosts.map(async host => readCells(await fetchJson(`dist/report/${host}.json`), `dist/report/${host}.json`)),
  );
}

/**
 * What `make engines` observed on every engine that could be had.
 *
 * @returns {Promise<Results>}
 */
export const fetchEngines = () => fetchJson('engines/results.json');

/**
 * @param {Guest} description
 * @param {Protocol} protocol
 * @returns {Promise<Candidate>}
 */
export const fetchCandidate = async (description, protocol) =>
  candidate({ name: description.name, wasm: await fetchWasm(description), description }, protocol);
