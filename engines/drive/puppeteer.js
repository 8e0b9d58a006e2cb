/**
 * Chromium by its own protocol, and Firefox by WebDriver BiDi.
 */
import { Unavailable } from '../unavailable.js';

/**
 * @import { Browser } from '../list.js'
 * @import { Started } from './browser.js'
 */

/** A sandbox is refused to root, as in containers; the rest keeps it from calling home. */
const quiet = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/**
 * @param {Browser} browser
 * @param {string} executablePath
 */
export async function launch({ driver }, executablePath) {
  const { default: puppeteer } = await import('puppeteer-core').catch(() => {
    throw new Unavailable('puppeteer-core is not installed', 'npm ci');
  });
  return puppeteer.launch({
    browser: driver === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    // A slow machine is no failure.
    timeout: 120_000,
    args: driver === 'firefox' ? [] : quiet,
  });
}

/**
 * @param {Browser} wanted
 * @param {string} executablePath
 * @returns {Promise<Started>}
 */
export async function startPuppeteer(wanted, executablePath) {
  const browser = await launch(wanted, executablePath);
  const [, version = ''] = (await browser.version()).split('/');
  /** @type {Promise<string>} */
  const ended = new Promise(resolve => browser.once('disconnected', () => resolve('the browser ended')));
  return {
    version,
    async visit(address) {
      const page = await browser.newPage();
      /** @type {Promise<string>} */
      const crashed = new Promise(resolve =>
        page.once('error', error => resolve(`the page crashed: ${error.message}`)),
      );
      const failed = Promise.race([crashed, ended]);
      // A page that hangs never loads; whoever asked has a clock.
      page.goto(address, { timeout: 0 }).catch(() => {});
      return { failed, leave: () => page.close() };
    },
    async end() {
      const child = browser.process();
      const closed = browser.close().catch(() => {});
      await Promise.race([closed, new Promise(resolve => setTimeout(resolve, 3000))]);
      child?.kill('SIGKILL');
    },
  };
}
