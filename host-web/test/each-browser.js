/**
 * For audits: the same in every browser that is found, one after another.
 */
import { launch } from '../../engines/drive/puppeteer.js';
import { findBrowser, missingBrowser } from '../../engines/find.js';
import { browsers } from '../../engines/list.js';

/** @import { Browser } from 'puppeteer-core' */

/**
 * @param {(name: string, browser: Browser) => Promise<number>} audit answers with how many things are wrong
 * @returns {Promise<number>} the exit code
 */
export async function inEachBrowser(audit) {
  let [found, failed] = [0, 0];
  for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
    const executablePath = findBrowser(browsers[name]);
    if (!executablePath) {
      process.stdout.write(`SKIP ${name}: ${missingBrowser(browsers[name])}\n`);
      continue;
    }
    found += 1;
    const browser = await launch(browsers[name], executablePath);
    try {
      failed += await audit(name, browser);
    } finally {
      await browser.close();
    }
  }
  if (found === 0) return 2;
  return failed > 0 ? 1 : 0;
}
