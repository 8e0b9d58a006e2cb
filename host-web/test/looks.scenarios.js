/**
 * How each view looks: screenshots to be looked at, axe's checks, and nothing wider than the screen.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../../host-node/test/lab.js';
import { visit } from './visitor.js';

/**
 * @import { Scenarios } from './scenario.js'
 * @import { Visitor } from './visitor.js'
 */

const screenshots = join(dist, 'web-screenshots');

/** @type {Record<string, { hash: string, until: string, then?: (visitor: Visitor) => Promise<unknown> }>} */
const sights = {
  'lab-start': { hash: '#lab', until: '.dump' },
  'lab-detached': { hash: '#lab?step=6', until: '.banner.detached' },
  'lab-lost': { hash: '#lab?step=7', until: '.banner.lost' },
  'lab-survived': { hash: '#lab?strategy=identity-check&step=7', until: '.banner.greeted' },
  'lab-silent': { hash: '#lab?guest=memoryguest_shared_grow&step=7', until: '.compare' },
  'lab-zero': {
    hash: '#lab?guest=memoryguest_grow_zero&strategy=fresh&greeting=7&step=7',
    until: '.banner.greeted',
  },
  matrix: {
    hash: '#matrix',
    until: '#stored table',
    async then(visitor) {
      await visitor.click('#run-matrix');
      await visitor.page.waitForSelector('#matrix-report');
    },
  },
  growth: { hash: '#growth', until: '.chart svg' },
  'lab-pair': { hash: '#lab?beside=identity-check&step=7', until: '.dump' },
  module: { hash: '#module', until: '#module-file' },
  code: { hash: '#code', until: '.code-desk .editor' },
  workshop: { hash: '#workshop?exercise=2', until: '.bench .editor' },
  engines: { hash: '#engines', until: '.engines table' },
};

const sizes = [
  { width: 1280, height: 720 },
  { width: 375, height: 800 },
];

/** @type {Scenarios} */
export const looks = Object.fromEntries(
  Object.entries(sights).map(([name, { hash, until, then }]) => [
    `${name} is accessible, fits a projector and a phone, in light and dark`,
    async ({ browser, site, kind }) => {
      mkdirSync(screenshots, { recursive: true });
      const visitor = await visit(browser, site.address, hash);
      await visitor.page.waitForSelector(until);
      await then?.(visitor);
      for (const scheme of ['light', 'dark']) {
        if (!(await prefers(visitor, scheme))) continue;
        for (const size of sizes) {
          await visitor.page.setViewport(size);
          await visitor.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
          const what = `${name}-${scheme}-${size.width}-${kind}`;
          const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${what} is ${wide} pixels too wide`);
          await visitor.passesAxe(what);
          const path = /** @type {`${string}.png`} */ (join(screenshots, `${what}.png`));
          await visitor.page.screenshot({ path, fullPage: size.width < 1000 });
        }
      }
      await visitor.leave();
    },
  ]),
);

/**
 * Firefox cannot be asked over WebDriver BiDi, and is seen as it is.
 *
 * @param {Visitor} visitor
 * @param {string} scheme
 */
async function prefers({ page }, scheme) {
  try {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  } catch {
    // Then what it shows is what counts, below.
  }
  return page.evaluate(scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, scheme);
}
