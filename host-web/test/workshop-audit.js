/**
 * Holds the exercises that run in the page against what they say of themselves, in the page's own worker: as the
 * runner's audit does in Node.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLadder, readRights, readWrongs } from '../../workshop/src/exercise.js';

/**
 * @import { Page } from 'puppeteer-core'
 *
 * @typedef {{ exercise: string, file: string, source: string, name: string, expected: string }} Subject
 * @typedef {{ exercise: string, name: string, expected: string, seen: string, details: string[] }} Finding
 */

/** What Node.js has and no browser: files that use it are for the runner alone. */
const ofNode = /\bBuffer\b/;

/** @returns {Promise<Subject[]>} every file of every exercise that needs no compiler, but those for Node.js */
export async function subjects() {
  const ladder = (await readLadder()).filter(({ needsRust }) => !needsRust);
  const all = await Promise.all(
    ladder.map(async exercise => {
      const { id, folder, file, starter } = exercise;
      const read = (/** @type {string} */ path) => readFile(join(folder, path), 'utf8');
      return [
        { name: 'starter', source: await read(`starter/${file}`), expected: starter.reason },
        { name: 'solution', source: await read(`solution/${file}`), expected: 'passes' },
        ...(await readRights(exercise)).map(({ name, source }) => ({
          name: `right/${name}`,
          source,
          expected: 'passes',
        })),
        ...(await readWrongs(exercise)).map(({ name, source, rejected }) => ({
          name: `wrong/${name}`,
          source,
          expected: rejected,
        })),
      ].map(subject => ({ exercise: id, file, ...subject }));
    }),
  );
  return all.flat().filter(({ source }) => !ofNode.test(source));
}

/**
 * @param {Page} page that shows the site
 * @param {Subject[]} wanted
 * @returns {Promise<Finding[]>} what is not as it should be
 */
export async function auditIn(page, wanted) {
  const verdicts = await page.evaluate(async wanted => {
    const address = new URL('host-web/src/workshop/check.js', document.baseURI).href;
    const { check } = await import(address);
    const verdicts = [];
    for (const { exercise, file, source } of wanted) verdicts.push(await check({ exercise, file, source }));
    return verdicts.map(({ rejected, sentence, details }) => ({ rejected, sentence, details }));
  }, wanted);
  return wanted.flatMap(({ exercise, name, expected }, at) => {
    const { rejected, sentence, details } = verdicts[at] ?? { rejected: 'no verdict' };
    const seen = rejected === null ? 'passes' : sentence ? rejected : `${rejected} (a reason without a sentence)`;
    return seen === expected ? [] : [{ exercise, name, expected, seen, details: details ?? [] }];
  });
}
