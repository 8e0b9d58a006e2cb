/**
 * Engines that are browsers: each probe in a page of its own, served on localhost. A browser that crashes or hangs is
 * ended, and started again for the next probe.
 */
import { findBrowser } from '../find.js';
import { Lost } from '../lost.js';
import { Unavailable } from '../unavailable.js';
import { startPuppeteer } from './puppeteer.js';
import { serve } from './serve.js';
import { startWebKit } from './webkit.js';

/**
 * @import { Engine } from '../list.js'
 * @import { Open } from '../open.js'
 *
 * @typedef {object} Started
 * @property {string} version
 * @property {(address: string) => Promise<{ failed: Promise<string>, leave: () => Promise<void> }>} visit `failed` is a
 *   crash; `leave` closes the page
 * @property {() => Promise<void>} end for good, whatever it does
 */

/**
 * @param {Engine} engine
 * @returns {Promise<Open>}
 */
export async function openBrowser({ id, browser, env = {}, live = 0 }) {
  if (!browser) throw new Error(`${id} is not a browser`);
  const path = findBrowser(browser);
  if (!path) throw new Unavailable(`there is no ${browser.commands.join(', ')}`, browser.install);
  const start = () => (browser.driver === 'webkit' ? startWebKit(path, env) : startPuppeteer(browser, path));
  const site = await serve();
  /** @type {Started | null} */
  let started = await start().catch(error => {
    site.close();
    throw error;
  });
  const { version } = started;

  return {
    via: 'installed; a blank page, cross-origin isolated',
    async observe(probe, input, seconds) {
      started ??= await start();
      const { address, answered } = site.ask({ probe: `/${probe}`, input, live });
      let timer;
      const late = new Promise(resolve => {
        timer = setTimeout(() => resolve(JSON.stringify({ failed: `no answer within ${seconds} s` })), seconds * 1000);
      });
      const visit = started.visit(address);
      const crashed = visit.then(
        ({ failed }) => failed,
        error => error.message,
      );
      const text = await Promise.race([answered, late, crashed.then(failed => JSON.stringify({ failed }))]);
      clearTimeout(timer);
      const { failed, observed, engine } = JSON.parse(String(text));
      if (failed !== undefined && !/^\w*Error: /.test(failed)) {
        await started.end();
        started = null;
      } else {
        await (await visit).leave();
      }
      if (failed !== undefined) throw new Lost(failed);
      // Whoever drives a browser knows its version better than its user agent tells.
      return { observed, engine: { ...engine, name: browser.name, version, detail: browser.detail } };
    },
    async close() {
      await started?.end();
      site.close();
    },
  };
}
