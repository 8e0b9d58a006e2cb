/**
 * How each view looks: axe's checks, and nothing wider than the screen.
 */
import assert from 'node:assert/strict';
import { prefers, sights } from './sights.js';
import { visit } from './visitor.js';

/** @import { Scenarios } from './scenario.js' */

/**
 * Each width and each scheme once.
 *
 * @type {{ width: number, height: number, scheme: 'light' | 'dark' }[]}
 */
const looksAt = [
  { width: 1280, height: 720, scheme: 'light' },
  { width: 375, height: 800, scheme: 'dark' },
];

/** @type {Scenarios} */
export const looks = Object.fromEntries(
  looksAt.map(({ scheme, ...size }) => [
    `every view is accessible, and fits in ${scheme} on a screen of ${size.width} by ${size.height}`,
    async ({ browser, site, kind }) => {
      const visitor = await visit(browser, site.address);
      const isSeen = await prefers(visitor.page, scheme);
      await visitor.page.setViewport(size);
      for (const [name, { hash, until }] of Object.entries(sights)) {
        const what = `${name}-${scheme}-${size.width}-${kind}`;
        await visitor.page.evaluate(hash => void (location.hash = hash), hash);
        await visitor.page.waitForSelector(`${until}:not([aria-busy] *)`);
        await visitor.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
        const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${what} is ${wide} pixels too wide`);
        // What cannot be asked for is looked at in the other scheme.
        if (isSeen) await visitor.passesAxe(what);
      }
      await visitor.leave();
    },
  ]),
);
