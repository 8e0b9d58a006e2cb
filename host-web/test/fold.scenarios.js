/**
 * What is in sight at once on the screens that a class looks at: 1280 by 720, without scrolling.
 */
import assert from 'node:assert/strict';
import { pack } from '../src/code/own-code.js';
import { startingPoints } from '../src/code/starting-points.js';
import { visit } from './visitor.js';

/**
 * @import { Scenarios } from './scenario.js'
 * @import { Visitor } from './visitor.js'
 */

const control = ['#play', '#back', '#forth', '#scrubber', '.steps .present'];
const cards = ['.card', '.view'];
const strip = ['.strip h2', '.pages'];
/** What runs: in the host, and in the way that it holds its view. */
const lines = ['.code .whole mark', '.code figure:not(.guest) mark'];
/** The line that loses the greeting, marked or not yet. */
const failing = 'the failing line';

/**
 * What of these is not whole within the window, and within every box that it could be scrolled out of.
 *
 * @param {Visitor} visitor
 * @param {string[]} wanted
 * @param {string} [line] of the code
 */
const outOfSight = ({ page }, wanted, line) =>
  page.evaluate(
    (wanted, line, failing) =>
      wanted.flatMap(what => {
        const found =
          what === failing
            ? [...document.querySelectorAll('.code .whole .line')].filter(({ textContent }) => textContent === line)
            : [...document.querySelectorAll(what)];
        if (found.length === 0) return [`${what}: none`];
        return found.flatMap(element => {
          const { top, bottom } = element.getBoundingClientRect();
          let [from, to] = [0, innerHeight];
          for (let box = element.parentElement; box; box = box.parentElement) {
            if (getComputedStyle(box).overflowY === 'visible' || box === document.documentElement) continue;
            const edge = box.getBoundingClientRect();
            [from, to] = [Math.max(from, edge.top), Math.min(to, edge.bottom)];
          }
          const isSeen = bottom > top && top >= from - 1 && bottom <= to + 1;
          return isSeen
            ? []
            : [`${what}: ${Math.round(top)} to ${Math.round(bottom)}, seen ${from} to ${Math.round(to)}`];
        });
      }),
    wanted,
    line ?? '',
    failing,
  );

/**
 * @param {Visitor} visitor
 * @param {string} hash
 * @param {string} words of the headline
 */
async function settled(visitor, hash, words) {
  await visitor.page.evaluate(hash => void (location.hash = hash), hash);
  await visitor.reads('.headline', words);
  await visitor.page.waitForFunction(() => !document.querySelector('[aria-busy]'));
  await visitor.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  // A longer listing is scrolled to its mark in the next frame.
  await visitor.page.evaluate(
    () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

const lost = 'The greeting is lost';
const steps = [
  'The guest has a memory',
  'The host takes a view',
  'The guest says where',
  'The host writes the salutation',
  'The host writes the name',
  'Buffer #1 is detached',
  lost,
];

/** @type {Scenarios} */
export const fold = {
  async 'at 1280 by 720 each step shows its control, memory, and the line that is to fail, without scrolling'({
    browser,
    site,
  }) {
    const visitor = await visit(browser, site.address, '#lab?step=7');
    await visitor.reads('.headline', lost);
    const line = await visitor.text('.code .whole mark');
    for (const [at, words] of steps.entries()) {
      const step = at + 1;
      await settled(visitor, `#lab?step=${step}`, words);
      // A host that does nothing yet has no line that runs.
      const running = step > 3 ? lines.slice(0, 1) : [];
      const wanted = [...control, ...(step > 1 ? cards : cards.slice(0, 1)), ...strip, ...running, failing];
      assert.deepEqual(await outOfSight(visitor, wanted, line), [], `step ${step}`);
    }
    assert.deepEqual(await outOfSight(visitor, lines), [], 'the line of the strategy, too');
    await visitor.leave();
  },

  async 'at 1280 by 720 so does a whole host, and so do two strategies, and the projector’s size'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?beside=identity-check&step=7');
    await settled(visitor, '#lab?beside=identity-check&step=7', lost);
    const shared = [...control, ...cards, '.code .whole mark'];
    assert.deepEqual(await outOfSight(visitor, shared), [], 'two strategies');

    const source = String(startingPoints.get('a host that keeps its view'));
    await visitor.page.evaluate(hash => void (location.hash = hash), `#code?guest=lib_growth&code=${pack(source)}`);
    await visitor.reads('.verdict', 'came with the link');
    await visitor.click('#run-code');
    await visitor.reads('.verdict', 'It fails under');
    await visitor.click('#step-code');
    await settled(visitor, await visitor.page.evaluate(() => location.hash), lost);
    assert.deepEqual(await outOfSight(visitor, [...shared, ...strip]), [], 'a whole host');

    await visitor.click('#projector');
    for (const step of [6, 7]) {
      await settled(visitor, `#lab?step=${step}`, String(steps[step - 1]));
      assert.deepEqual(await outOfSight(visitor, shared), [], `the projector’s size, step ${step}`);
    }
    await visitor.click('#projector');
    await visitor.leave();
  },
};
