/**
 * Runs engines that are browsers: a blank page, served on localhost with the headers that give shared memory, imports
 * `observe.js` as it is.
 */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Unavailable } from './unavailable.js';

/**
 * @import { Engine } from './list.js'
 * @import { Input, Observed } from './observe.js'
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const SECONDS = 120;

/**
 * @param {Engine} engine one that is a browser
 * @param {Input} input
 * @returns {Promise<Observed>}
 * @throws {Unavailable}
 */
export async function observeInBrowser({ id, browser: wanted }, input) {
  if (!wanted) throw new Error(`${id} is not a browser`);
  const path = wanted.commands.flatMap(onPath)[0];
  if (!path)
    throw new Unavailable(`there is no ${wanted.commands.join(', ')} on PATH`, `apt-get install ${wanted.debian}`);
  const { default: puppeteer } = await import('puppeteer-core').catch(() => {
    throw new Unavailable('puppeteer-core is not installed', 'npm ci');
  });
  const server = await serve();
  let browser;
  try {
    browser = await puppeteer.launch({
      browser: wanted.driver,
      executablePath: path,
      headless: true,
      protocolTimeout: SECONDS * 1000,
      args: wanted.driver === 'chrome' ? quiet : [],
    });
    const page = await browser.newPage();
    await page.goto(server.address);
    // As text, since WebDriver BiDi loses an object that is met twice.
    const text = await page.evaluate(async (/** @type {Input} */ input) => {
      if (!crossOriginIsolated) throw new Error('the page is not isolated, so it would be refused shared memory');
      const module = '/scripts/engines/observe.js';
      return JSON.stringify(await (await import(module)).observe(input));
    }, input);
    /** @type {Observed} */
    const { report, webApis } = JSON.parse(text);
    const [, version = ''] = (await browser.version()).split('/');
    return { report: { ...report, engine: { name: wanted.name, version, detail: wanted.detail } }, webApis };
  } finally {
    await browser?.close();
    server.close();
  }
}

/** A sandbox is refused to root, as in containers; the rest keeps it from calling home. */
const quiet = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** @param {string} command */
function onPath(command) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, command))
    .filter(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Serves a blank page, and our own modules beside it. */
async function serve() {
  const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  const server = createServer(({ url = '' }, response) => {
    const answer = (/** @type {number} */ status, /** @type {string} */ type, /** @type {string | Buffer} */ body) =>
      response.writeHead(status, { ...isolation, 'Content-Type': type }).end(body);
    const isModule = /^\/(host-node\/src|scripts\/engines)\/[\w/-]+\.js$/.test(url) && existsSync(`${root}${url}`);
    if (isModule) answer(200, 'text/javascript', readFileSync(`${root}${url}`));
    else if (url === '/') answer(200, 'text/html', '<!doctype html><title>A blank page</title>');
    else answer(404, 'text/plain', 'not here');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
