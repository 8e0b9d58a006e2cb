/**
 * A visitor: opens the page, and notices everything that should not happen.
 */
import assert from 'node:assert/strict';
import axe from 'axe-core';

/** @import { Browser, BrowserContext, Page } from 'puppeteer-core' */

/** It costs nothing but where something fails; a slow machine is no failure. */
const PATIENCE_MS = 120_000;
/** What is there and out of sight does not come. */
const SIGHT_MS = 20_000;

/** @typedef {Awaited<ReturnType<typeof visit>>} Visitor */

/**
 * A page, and what was amiss in it since it was last taken.
 *
 * @typedef {{ context: BrowserContext, page: Page, address: string, complaints: string[] }} Seat
 */

/** Addresses that are visited often, each with the pages that were left there. @type {Map<string, Map<Browser, Seat[]>>} */
const kept = new Map();

/** The pages of an address are used again: making one anew costs as long as loading it. @param {string} address */
export const keepPagesOf = address => void kept.set(address, new Map());

/**
 * For `visit`: what would be waited for so many milliseconds, a time limit, comes after a tenth, once the page is in haste.
 *
 * @param {number} ms
 * @returns {(page: Page) => Promise<unknown>}
 */
export const hastens = ms => page =>
  page.evaluateOnNewDocument(ms => {
    const real = setTimeout;
    const own = /** @type {any} */ (globalThis);
    own.setTimeout = (/** @type {any} */ what, /** @type {number} */ wait) =>
      real(what, wait === ms && own.inHaste ? ms / 10 : wait);
  }, ms);

/** From here on nothing ends before its time limit; what does, on a busy machine, is not hurried. @param {Page} page */
export const hurry = page =>
  page.evaluate(() => {
    const own = /** @type {any} */ (globalThis);
    own.inHaste = true;
  });

/**
 * @param {Browser} browser
 * @param {string} address of the site
 * @param {string} [hash]
 * @param {(page: Page) => Promise<unknown>} [prepare] a page that nobody has had before
 */
export async function visit(browser, address, hash = '', prepare) {
  const seat = (prepare ? undefined : kept.get(address)?.get(browser)?.pop()) ?? (await newSeat(browser, address));
  const { context, page } = seat;
  seat.complaints.length = 0;
  await page.bringToFront();
  await page.setViewport({ width: 1280, height: 720 });
  await prepare?.(page);
  await page.goto(address + hash);

  /** @param {string} selector */
  const text = selector => page.$eval(selector, element => element.textContent ?? '');

  return {
    page,
    text,

    /** @param {string} selector */
    exists: async selector => (await page.$(selector)) !== null,

    /** Waits until it can be pressed and stands still. @param {string} selector */
    click: selector => page.locator(selector).click(),

    /**
     * Waits until an element says something.
     *
     * @param {string} selector
     * @param {string} words
     */
    async reads(selector, words) {
      try {
        await page.waitForFunction(
          (selector, words) => document.querySelector(selector)?.textContent?.includes(words),
          {},
          selector,
          words,
        );
      } catch {
        assert.fail(`${selector} never said "${words}"; it says "${await text(selector).catch(() => 'nothing')}"`);
      }
    },

    /** Waits until an element can be seen without scrolling. @param {string} selector */
    async sees(selector) {
      try {
        await page.waitForFunction(
          selector => {
            const element = document.querySelector(selector);
            if (!element) return false;
            const { left, right, top, bottom } = element.getBoundingClientRect();
            // What lies over it, or a box that it is scrolled out of, is what would be found there.
            const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return top >= 0 && bottom <= innerHeight && element.contains(found);
          },
          { timeout: SIGHT_MS },
          selector,
        );
      } catch {
        const place = await page.$eval(selector, element => JSON.stringify(element.getBoundingClientRect()));
        assert.fail(`${selector} is out of sight: ${place}`);
      }
    },

    /** @param {string} selector */
    attributes: selector =>
      page.$$eval(selector, elements => elements.map(({ className, textContent }) => ({ className, textContent }))),

    /** @param {string} [what] */
    async passesAxe(what = 'the page') {
      if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
      // What passes is not told: it is most of the page, and slow on its way here.
      const found = await page.evaluate(async () => {
        const { violations } = await /** @type {any} */ (globalThis).axe.run({ resultTypes: ['violations'] });
        return violations.map(
          (/** @type {any} */ { id, help, nodes }) =>
            `${id}: ${help}: ${nodes.map((/** @type {any} */ { html }) => html).join(' | ')}`,
        );
      });
      assert.deepEqual(found, [], what);
    },

    /** Ends the visit, and asserts that nothing was amiss in it. */
    async leave() {
      const amiss = [...seat.complaints];
      const pages = prepare ? undefined : kept.get(address);
      if (pages && amiss.length === 0) {
        await tidy(page);
        pages.set(browser, [...(pages.get(browser) ?? []), seat]);
      } else await context.close();
      assert.deepEqual(amiss, [], 'no error on the console, no request to another origin');
    },
  };
}

/**
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<Seat>}
 */
async function newSeat(browser, address) {
  // What a page keeps is its visitor's own.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  /** @type {string[]} */
  const complaints = [];
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => complaints.push(`uncaught: ${error}`));
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) complaints.push(`request to ${url}`);
  });
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  return { context, page, address, complaints };
}

/** Leaves nothing of a visit in its page, but the history. @param {Page} page */
async function tidy(page) {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  try {
    await page.emulateMediaType(undefined);
    await page.emulateMediaFeatures(undefined);
  } catch {
    // Where it cannot be asked for, it was not.
  }
}
