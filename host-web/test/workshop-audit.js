/**
 * Holds the exercises that run in the page against what they say of themselves, in the page's own worker: as the
 * runner's audit does in Node.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLadder, readRights, readWrongs } from '../../workshop/src/exercise.js';
import { notInPage } from '../../workshop/src/in-page.js';

/**
 * @import { Page } from 'puppeteer-core'
 *
 * @typedef {object} Subject
 * @property {string} exercise
 * @property {string} file what the learner's is called
 * @property {string} source
 * @property {string} name
 * @property {string} expected
 * @property {string | null} skip why the page cannot run it
 *
 * @typedef {{ exercise: string, name: string, expected: string, seen: string, details: string[] }} Finding
 */

/** @returns {Promise<Subject[]>} every file of every exercise of which the page can run any */
export async function subjects() {
  const ladder = (await readLadder()).filter(exercise => notInPage(exercise, '') === null);
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
      ].map(subject => ({ exercise: id, file, skip: notInPage(exercise, subject.source), ...subject }));
    }),
  );
  return all.flat();
}

/**
 * @param {Page} page that shows the site
 * @param {Subject[]} wanted
 * @returns {Promise<Finding[]>} what is not as it should be
 */
export async function auditIn(page, wanted) {
  /** @type {Finding[]} */
  const findings = [];
  // One at a time: a driver has patience for an answer, and none for a hundred.
  for (const { exercise, name, file, source, expected } of wanted) {
    const { rejected, sentence, details } = await page.evaluate(
      async subject => {
        const { check } = await import(new URL('host-web/src/workshop/check.js', document.baseURI).href);
        const { rejected, sentence, details } = await check(subject);
        return { rejected, sentence, details };
      },
      { exercise, file, source },
    );
    const seen = rejected === null ? 'passes' : sentence ? rejected : `${rejected} (a reason without a sentence)`;
    if (seen !== expected) findings.push({ exercise, name, expected, seen, details });
  }
  return findings;
}
