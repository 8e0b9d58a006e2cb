/**
 * How each view looks: axe's checks, and nothing wider than the screen.
 */
import assert from 'node:assert/strict';
import { prefers, sights } from './sights.js';
import { visit } from './visitor.js';

/** @import { Scenarios } from './scenario.js' */

/** @typedef {{ width: number, height: number, scheme: 'light' | 'dark' }} Look each width and each scheme once */

/** @type {Look[]} */
const looksAt = [
  { width: 1280, height: 720, scheme: 'light' },
  { width: 375, height: 800, scheme: 'dark' },
];

/** @type {Scenarios} */
export const looks = Object.fromEntries(
  Object.entries(sights).map(([name, { hash, until }]) => [
    `${name} is accessible, fits a projector and a phone, in light and dark`,
    async ({ browser, site, kind }) => {
      const visitor = await visit(browser, site.address, hash);
      await visitor.page.waitForSelector(until);
      for (const { scheme, ...size } of looksAt) {
        await prefers(visitor.page, scheme);
        await visitor.page.setViewport(size);
        await visitor.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
        const what = `${name}-${scheme}-${size.width}-${kind}`;
        const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${what} is ${wide} pixels too wide`);
        await visitor.passesAxe(what);
      }
      await visitor.leave();
    },
  ]),
);
