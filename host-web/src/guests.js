/**
 * What the build left in `dist/`, fetched.
 */
import { readSchedules } from '../../host-js/growth/schedule.js';
import { fetchBytes, fetchJson } from './site.js';

/**
 * @import { Guest, Index } from '../../host-js/types.js'
 */

/** @returns {Promise<Index>} */
export const fetchIndex = async () => readSchedules(await fetchJson('dist/guests.json'), 'dist/guests.json');

/**
 * @param {Guest} guest
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export const fetchWasm = ({ file }) => fetchBytes(`dist/${file}`);

/**
 * The part of a guest's source that composes the message, and the lines of it that can make memory grow.
 *
 * @param {Guest} guest
 * @returns {Promise<{ title: string, lines: string[], running: number[] } | null>}
 */
export async function fetchSource({ name }) {
  return fetchJson(`dist/sources/${name}.json`);
}
