/**
 * The exercises as the page shows them, and the checkers that run in it: the same folders as the runner's.
 */
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readLadder } from '../../workshop/src/exercise.js';
import { notInPage } from '../../workshop/src/in-page.js';

/** What the page imports of other rooms, and they of theirs. */
const shared = ['workshop/src/lab', 'workshop/src/present', 'cli/escape.js', 'cli/paint.js'];

/**
 * @param {string} root the repository
 * @param {string} to
 */
export async function takeWorkshop(root, to) {
  const ladder = await readLadder();
  const read = (/** @type {string} */ folder, /** @type {string} */ path) => readFile(join(folder, path), 'utf8');
  const shown = await Promise.all(
    ladder.map(async ({ folder, starter, ...exercise }) => ({
      ...exercise,
      inPage: notInPage(exercise, '') === null,
      starterSource: await read(folder, `starter/${exercise.file}`),
      solutionSource: await read(folder, `solution/${exercise.file}`),
    })),
  );
  await mkdir(join(to, 'workshop/guests'), { recursive: true });
  await writeFile(join(to, 'workshop/ladder.json'), JSON.stringify(shown));

  // What compiles needs a machine: neither its checkers nor their tools come along.
  for (const { id, folder } of ladder.filter(exercise => notInPage(exercise, '') === null)) {
    await cp(folder, join(to, 'workshop/exercises', id), {
      recursive: true,
      filter: path => !/\/(wrong|right|starter|solution)$|\.md$/.test(path),
    });
  }
  for (const path of shared) {
    await cp(join(root, path), join(to, path), { recursive: true, filter: path => !/\/rust$/.test(path) });
  }
  const guests = (await readdir(join(root, 'workshop/guests'))).filter(file => file.endsWith('.wasm'));
  for (const file of guests) await cp(join(root, 'workshop/guests', file), join(to, 'workshop/guests', file));
  await writeFile(join(to, 'workshop/guests.json'), JSON.stringify(guests.map(file => basename(file, '.wasm'))));
}
