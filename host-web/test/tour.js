/**
 * The whole page in short: what must work wherever it is opened from.
 */
import assert from 'node:assert/strict';
import { lineByLine, type } from './typing.js';
import { subjects } from './workshop-audit.js';

/** @import { Visitor } from './visitor.js' */

/** @param {Visitor} visitor at the lab's last step, with defaults */
export async function tour(visitor) {
  const { page, reads, click } = visitor;
  const go = (/** @type {string} */ hash) => page.evaluate(hash => (location.hash = hash), hash);
  await reads('.headline', 'The greeting is lost');
  await click('.pokes tbody tr:nth-child(2) .poke');
  await reads('.pokes tbody tr:nth-child(2) .said', 'undefined');
  assert.match(await visitor.text('.code mark'), /bytes\(\)/, 'lines are marked in a bundle, too');
  await go('#code?guest=lib_growth');
  await click('#run-code');
  await reads('.verdict', 'It fails under');
  await click('#step-code');
  await reads('.headline', 'The greeting is lost');
  await go('#module');
  await page.waitForSelector('#module-guest');
  await page.select('#module-guest', 'lib_growth');
  await reads('.module-report', '1 export may grow memory');
  await click('[data-verb=refuse]');
  await page.waitForSelector('.rewritten');
  await go('#growth');
  await page.waitForSelector('.chart svg');
  await go('#engines');
  await page.waitForSelector('.engines table');
  await go('#workshop?exercise=5');
  await click('#check');
  await reads('.verdict', 'Not yet');
  const solution = (await subjects()).find(({ exercise, name }) => exercise.startsWith('05') && name === 'solution');
  await type(visitor, String(solution?.source), lineByLine);
  await click('#check');
  await reads('.verdict', 'It passes.');
  await go('#matrix');
  await reads('#stored', 'cells asserted');
}
