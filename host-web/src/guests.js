/**
 * What the build left in `dist/`, fetched.
 */
import { candidate } from '../../host-js/matrix/candidate.js';
import { readCells, readSchedules } from '../../host-js/growth/schedule.js';
import { fetchBytes, fetchJson } from './site.js';

/**
 * @import { Candidate } from '../../host-js/matrix/candidate.js'
 * @import { Results } from '../../engines/tables.js'
 * @import { Guest, Index, Protocol, Report } from '../../host-js/types.js'
 */

/** @returns {Promise<Index>} */
export const fetchIndex = async () => readSchedules(await fetchJson('dist/guests.json'), 'dist/guests.json');

/**
 * @param {Guest} guest
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export const fetchWasm = ({ file }) => fetchBytes(`dist/${file}`);

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
 * The part of a guest's source that composes the message, and the lines of it that can make memory grow.
 *
 * @param {Guest} guest
 * @returns {Promise<{ title: string, lines: string[], running: number[] } | null>}
 */
export async function fetchSource({ name }) {
  return fetchJson(`dist/sources/${name}.json`);
}

/**
 * @param {Guest} description
 * @param {Protocol} protocol
 * @returns {Promise<Candidate>}
 */
export const fetchCandidate = async (description, protocol) =>
  candidate({ name: description.name, wasm: await fetchWasm(description), description }, protocol);
