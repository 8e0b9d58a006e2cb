/**
 * Runs every claim's probe by the page's own button, and holds what is seen against the stored column of that browser.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { program } from '../../cli/program.js';
import { serve } from '../server/serve.js';
import { makeSingleFile } from '../server/single-file.js';
import { makeSite } from '../server/site.js';
import { inEachBrowser } from './each-browser.js';

/** @import { Browser } from 'puppeteer-core' */

const help = `Runs every claim's probe by the page's own button, and holds what is seen against the stored column of that browser:
on a page that is cross-origin isolated, as the stored one was, and in the one file, which no server isolates.

Usage: node host-web/test/claims-audit.js

Examples:
  make audit-claims-web

Exit codes:
  0  every probe that was run agrees, or cannot be compared, with its reason
  1  one does not agree
  2  bad usage, or no browser was found
`;

await program({
  name: 'node host-web/test/claims-audit.js',
  help,
  async execute() {
    const folder = mkdtempSync(join(tmpdir(), 'growth-lab-claims-'));
    const [site, file] = [join(folder, 'site'), join(folder, 'growth-lab.html')];
    await makeSite(fileURLToPath(new URL('../..', import.meta.url)), site);
    await makeSingleFile(site, file);
    const served = await serve(site, { port: 0, isolated: true });
    const places = { 'isolated page': served.address, 'one file': pathToFileURL(file).href };
    try {
      return await inEachBrowser(async (name, browser) => {
        let failed = 0;
        for (const [place, address] of Object.entries(places))
          failed += await auditAt(`${name}, ${place}`, browser, address);
        return failed;
      });
    } finally {
      served.server.close();
      served.server.closeAllConnections();
      rmSync(folder, { recursive: true });
    }
  },
});

/**
 * @param {string} where
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<number>} how many do not agree
 */
async function auditAt(where, browser, address) {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${address}#claims`);
  await page.waitForSelector('#try-all');
  await page.click('#try-all');
  await page.waitForFunction(() => document.querySelector('#try-all')?.textContent?.startsWith('Run'), {
    polling: 500,
  });
  process.stdout.write(`${where}: ${await page.$eval('#toll', toll => toll.textContent)}\n`);
  let failed = 0;
  for (const how of ['differs', 'open']) {
    const links = await page.$$eval(`.claim-list a:has(.tried.${how})`, links =>
      links.map(link => link.getAttribute('href')),
    );
    for (const link of links) {
      await page.evaluate(link => (location.hash = String(link)), link);
      await page.waitForFunction(
        link => document.querySelector('.claim-list [aria-current]')?.getAttribute('href') === link,
        {},
        link,
      );
      const said = await page.$$eval('.tried-here p', parts => parts.map(part => part.textContent).join(' '));
      process.stdout.write(`  ${link?.split('=').pop()}: ${said}\n`);
      failed += how === 'differs' ? 1 : 0;
    }
  }
  await page.close();
  return failed;
}
