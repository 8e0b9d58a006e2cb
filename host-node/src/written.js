/**
 * The report in `dist/report/`: what it is made from, and whether a run would come to the same.
 */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRegular, writeWhole } from '../../cli/files.js';
import { identify } from '../../engines/identify.js';

/** @import { Report } from '../../host-js/types.js' */

/** The rooms that this program is made of. */
const ROOMS = ['cli', 'engines', 'host-js', 'host-node/src'];
const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {(string | Uint8Array)[]} parts */
const hash = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** @param {string} dist */
const report = dist => join(dist, 'report', 'host-node.json');
/** Beside the report: what it was written by and from, and what it holds. @param {string} dist */
const stamp = dist => join(dist, 'report', 'host-node.made');

/**
 * What a report of the guests in `dist` is made from.
 *
 * @param {string} dist
 */
export const madeFrom = async dist =>
  hash(await readRegular(join(dist, 'guests.json'), 'build the guests first: make guests'));

/**
 * Whether the report that is there is the one that this very program wrote of these very guests, all of it well.
 *
 * @param {string} dist
 */
export async function isFresh(dist) {
  try {
    return Buffer.from(await readRegular(stamp(dist))).toString() === (await describe(dist));
  } catch {
    return false;
  }
}

/**
 * @param {string} dist
 * @param {Report} written
 */
export async function write(dist, written) {
  // Without its stamp the report counts as old, so it is written last.
  await rm(stamp(dist), { force: true }).catch(() => {});
  await writeWhole(report(dist), `${JSON.stringify(written, null, 1)}\n`);
  // What is wrong may be mended.
  if (written.summary.disagreed + written.summary.vacuous === 0) await writeWhole(stamp(dist), await describe(dist));
}

/** @param {string} dist */
async function describe(dist) {
  const program = [];
  for (const room of ROOMS) {
    const files = (await readdir(join(root, room), { recursive: true })).filter(file => file.endsWith('.js')).sort();
    for (const file of files) program.push(file, await readRegular(join(root, room, file)));
  }
  return hash(
    JSON.stringify(await identify()),
    hash(...program),
    await madeFrom(dist),
    await readRegular(report(dist)),
  );
}
