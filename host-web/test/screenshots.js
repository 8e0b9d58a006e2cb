/**
 * Screenshots of every view, to be looked at: widths, schemes, the projector's size and print, in each browser found.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.js';
import { launch } from '../../engines/drive/puppeteer.js';
import { findBrowser, missingBrowser } from '../../engines/find.js';
import { browsers } from '../../engines/list.js';
import { assemble } from '../server/assemble.js';
import { serve } from '../server/serve.js';
import { prefers, sights } from './sights.js';

/** @import { Browser, Page } from 'puppeteer-core' */

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'target/screenshots');

const help = `Takes screenshots of the page into target/screenshots/, for people to look at.

Usage: node host-web/test/screenshots.js [options]

Options:
  --only PATTERN   only those whose name fits, such as lab-lost or 'matrix.*-375'
  --help           print this

Names are SIGHT-SCHEME-SIZE-BROWSER.png. A browser that cannot be asked for a scheme or for print shows what it has.

Examples:
  node host-web/test/screenshots.js
  node host-web/test/screenshots.js --only 'engines-(light|dark)-1280-chromium'

Exit codes:
  0  taken
  2  bad usage, or no browser was found
`;

const PATIENCE_MS = 120_000;

/** @type {Record<string, { width: number, height: number, projector?: true, print?: true }>} */
const sizes = {
  375: { width: 375, height: 800 },
  1280: { width: 1280, height: 720 },
  1920: { width: 1920, height: 1080 },
  projector: { width: 1920, height: 1080, projector: true },
  print: { width: 794, height: 1123, print: true },
};

const schemes = /** @type {const} */ (['light', 'dark']);

await program({
  name: 'node host-web/test/screenshots.js',
  help,
  options: { only: { type: 'string', default: '' } },
  async execute({ only }) {
    const wanted = new RegExp(only);
    const site = mkdtempSync(join(tmpdir(), 'growth-lab-screenshots-'));
    await assemble(root, site);
    const { server, address } = await serve(site, { port: 0, isolated: true });
    mkdirSync(folder, { recursive: true });
    let taken = 0;
    let found = false;
    try {
      for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
        const executablePath = findBrowser(browsers[name]);
        if (!executablePath) {
          process.stdout.write(`SKIP ${name}: ${missingBrowser(browsers[name])}\n`);
          continue;
        }
        found = true;
        const browser = await launch(browsers[name], executablePath);
        for (const sight of Object.keys(sights)) taken += await look(browser, name, address, sight, wanted);
        await browser.close();
      }
    } finally {
      server.close();
      server.closeAllConnections();
      rmSync(site, { recursive: true });
    }
    process.stdout.write(`${taken} screenshots in ${folder}\n`);
    return found ? 0 : 2;
  },
});

/**
 * @param {Browser} browser
 * @param {string} name of it
 * @param {string} address
 * @param {string} sight
 * @param {RegExp} wanted
 */
async function look(browser, name, address, sight, wanted) {
  // Paper comes last: it is left on.
  const names = schemes
    .flatMap(scheme =>
      Object.entries(sizes).map(([size, how]) => ({ ...how, scheme, file: `${sight}-${scheme}-${size}-${name}` })),
    )
    .sort((a, b) => Number(a.print === true) - Number(b.print === true));
  const own = names.filter(({ file }) => wanted.test(file));
  if (own.length === 0) return 0;
  const { hash, until } = sights[sight] ?? { hash: '', until: 'main' };
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address + hash);
  await page.waitForSelector(until);
  let taken = 0;
  for (const { file, scheme, width, height, projector, print } of own) {
    // Each of the two would reset the other.
    if (print ? scheme === 'dark' || !(await prints(page)) : !(await prefers(page, scheme))) continue;
    await page.setViewport({ width, height });
    await page.evaluate(isOn => document.documentElement.classList.toggle('projector', isOn), projector === true);
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    // An editor measures itself a moment after it was resized, and draws in the frame after.
    await page.evaluate(() => new Promise(resolve => setTimeout(() => requestAnimationFrame(resolve), 300)));
    const path = /** @type {`${string}.png`} */ (join(folder, `${file}.png`));
    await page.screenshot({ path, fullPage: !projector && width < 1000 });
    taken += 1;
  }
  await page.close();
  return taken;
}

/**
 * @param {Page} page
 * @returns {Promise<boolean>} whether it is seen as on paper
 */
async function prints(page) {
  try {
    await page.emulateMediaType('print');
    return true;
  } catch {
    return false;
  }
}
