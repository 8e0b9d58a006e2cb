/**
 * A visitor: opens the page, and notices everything that should not happen.
 */
import assert from 'node:assert/strict';
import axe from 'axe-core';

/** @import { Browser, Page } from 'puppeteer-core' */

const PATIENCE_MS = 120_000;

/** @typedef {Awaited<ReturnType<typeof visit>>} Visitor */

/**
 * @param {Browser} browser
 * @param {string} address of the site
 * @param {string} [hash]
 * @param {(page: Page) => Promise<unknown>} [prepare]
 */
export async function visit(browser, address, hash = '', prepare = async () => {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.setViewport({ width: 1280, height: 720 });
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
  await prepare(page);
  await page.goto(address + hash);

  /** @param {string} selector */
  const text = selector => page.$eval(selector, element => element.textContent ?? '');

  return {
    page,
    text,

    /** @param {string} selector */
    exists: async selector => (await page.$(selector)) !== null,

    /**
     * Clicks what can be clicked: a person does not press a button that is still grey.
     *
     * @param {string} selector
     */
    click: async selector => (await page.waitForSelector(`${selector}:not(:disabled)`))?.click(),

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
          { timeout: 20_000 },
          selector,
          words,
        );
      } catch {
        assert.fail(`${selector} never said "${words}"; it says "${await text(selector).catch(() => 'nothing')}"`);
      }
    },

    /** @param {string} selector */
    attributes: selector =>
      page.$$eval(selector, elements => elements.map(({ className, textContent }) => ({ className, textContent }))),

    /** @param {string} [what] */
    async passesAxe(what = 'the page') {
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
      const found = violations.map(
        (/** @type {any} */ { id, help, nodes }) =>
          `${id}: ${help}: ${nodes.map((/** @type {any} */ { html }) => html).join(' | ')}`,
      );
      assert.deepEqual(found, [], what);
    },

    /** Ends the visit, and asserts that nothing was amiss in it. */
    async leave() {
      await page.close();
      assert.deepEqual(complaints, [], 'no error on the console, no request to another origin');
    },
  };
}
