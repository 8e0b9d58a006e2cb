/**
 * Assembles the page as static files. The repository's layout is kept, so that imports are the same in both.
 */
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../../host-js/errors/input-error.js';
import { takeClaims } from './claims.js';
import { bundleEditor } from './editor.js';
import { guestSources } from './guest-sources.js';
import { packStyles } from './style.js';
import { takeWorkshop } from './workshop.js';

/** @import { Guest, Index } from '../../host-js/types.js' */

/**
 * @param {string} root the repository
 * @param {string} to
 */
export async function assemble(root, to) {
  const dist = join(root, 'dist');
  const index = await readIndex(dist);
  await rm(to, { recursive: true, force: true });
  await mkdir(join(to, 'dist/report'), { recursive: true });

  await cp(join(root, 'host-web/index.html'), join(to, 'index.html'));
  await cp(join(root, 'host-web/src'), join(to, 'host-web/src'), { recursive: true });
  await cp(join(root, 'host-web/style.css'), join(to, 'host-web/style.css'));
  await packStyles(join(to, 'host-web'));
  await cp(join(root, 'host-js'), join(to, 'host-js'), { recursive: true });

  // The page greets: of the others it shows nothing, and a visitor waits for every byte.
  const guests = index.guests.filter(({ greets }) => greets);
  const owed = new Set(['memory', ...index.protocol.exports.map(({ name }) => name)]);
  await writeFile(
    join(to, 'dist/guests.json'),
    JSON.stringify({ ...index, guests: guests.map(guest => shown(guest, owed)) }),
  );
  for (const { file } of guests) await cp(join(dist, file), join(to, 'dist', file));
  const reports = (await readdir(join(dist, 'report')).catch(() => [])).filter(file => file.endsWith('.json')).sort();
  for (const file of reports) await cp(join(dist, 'report', file), join(to, 'dist/report', file));

  // What other engines did is committed, with the code that makes tables of it.
  for (const file of ['engines/results.json', 'engines/tables.js', 'engines/identify.js'])
    await cp(join(root, file), join(to, file));
  // A static host cannot list a folder.
  await mkdir(join(to, 'dist/sources'));
  for (const [name, source] of Object.entries(await guestSources(root, index))) {
    await writeFile(join(to, `dist/sources/${name}.json`), JSON.stringify(source));
  }
  await takeWorkshop(root, to);
  await takeClaims(root, to);
  // Where one of them is not built, the page says so.
  for (const tool of ['growscope.wasm', 'assemble.wasm'])
    await cp(join(dist, tool), join(to, 'dist', tool)).catch(() => {});
  const engine = 'growscope/js/src/engine';
  for (const file of ['growscope-wasm.js', 'intrinsics.js']) await cp(join(root, engine, file), join(to, engine, file));
  await bundleEditor(root, to);
  for (const file of ['README.md', 'workshop/README.md']) await cp(join(root, file), join(to, file));
  await writeFile(join(to, 'dist/reports.json'), JSON.stringify(reports.map(file => basename(file, '.json'))));
}

/**
 * What the page says of a guest, judges it by and needs to run it: of its exports, those that not every guest owes.
 *
 * @param {Guest} guest
 * @param {Set<string>} owed
 */
function shown({ name, why, file, greets, grows, detaches, growsWhenReset, artefact: { memory, exports } }, owed) {
  const artefact = { memory, exports: exports.filter(({ name }) => !owed.has(name)) };
  return { name, why, file, greets, grows, detaches, growsWhenReset, artefact };
}

/**
 * @param {string} dist
 * @returns {Promise<Index>}
 */
async function readIndex(dist) {
  try {
    return JSON.parse(await readFile(join(dist, 'guests.json'), 'utf8'));
  } catch (error) {
    throw new InputError(
      `cannot read ${join(dist, 'guests.json')}: ${error instanceof Error ? error.message : error}`,
      'build the guests first: make guests',
    );
  }
}
