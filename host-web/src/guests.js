/**
 * What the build left in `dist/`, fetched.
 */
import { candidate } from '../../host-js/matrix/candidate.js';
import { readCells, readSchedules } from '../../host-js/growth/schedule.js';

/**
 * @import { Candidate } from '../../host-js/matrix/candidate.js'
 * @import { Results } from '../../engines/tables.js'
 * @import { Guest, Index, Protocol, Report } from '../../host-js/types.js'
 */

const dist = new URL('../../dist/', import.meta.url);

/** @returns {Promise<Index>} */
export const fetchIndex = async () => readSchedules(await (await get('guests.json')).json(), 'guests.json');

/**
 * @param {Guest} guest
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export const fetchWasm = async ({ file }) => new Uint8Array(await (await get(file)).arrayBuffer());

/**
 * What other hosts wrote; none where none was stored.
 *
 * @returns {Promise<Report[]>}
 */
export async function fetchReports() {
  /** @type {string[]} */
  const hosts = await (await get('reports.json')).json();
  return Promise.all(
    hosts.map(async host => readCells(await (await get(`report/${host}.json`)).json(), `report/${host}.json`)),
  );
}

/**
 * What `make engines` observed on every engine that could be had.
 *
 * @returns {Promise<Results>}
 */
export const fetchEngines = async () => (await get('../engines/results.json')).json();

/**
 * @param {Guest} description
 * @param {Protocol} protocol
 * @returns {Promise<Candidate>}
 */
export const fetchCandidate = async (description, protocol) =>
  candidate({ name: description.name, wasm: await fetchWasm(description), description }, protocol);

/** @param {string} path */
async function get(path) {
  const response = await fetch(new URL(path, dist));
  if (!response.ok) throw new Error(`${path} could not be fetched: ${response.status} ${response.statusText}`);
  return response;
}
