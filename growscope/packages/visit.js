#!/usr/bin/env node
/**
 * One driver as a page: a folder with its packages is served, with growscope as the page's first script or without it,
 * and a browser goes there. `drive.js` starts this as it starts a driver.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { program } from '../../cli/program.js';
import { UsageError } from '../../cli/usage-error.js';
import { launch } from '../../engines/drive/puppeteer.js';
import { findBrowser, missingBrowser } from '../../engines/find.js';
import { browsers } from '../../engines/list.js';

/** @import { Whole } from '../js/src/report/summary.js' */

const help = `Runs a module of the working directory in a page, and ends as it did.

Usage: node growscope/packages/visit.js --browser NAME --driver FILE [options]

Options:
  --browser NAME     chromium or firefox
  --driver FILE      a module; it reads the environment that follows from location.search
  --env JSON         that environment ({})
  --growscope FOLDER the npm package, whose page.js is then the page's first script
  --settings JSON    for growscope ({})
  --out FILE         where growscope's report goes
  --modules FOLDER   where each .wasm file is kept that the page asked for
  --help             print this

Exit codes:
  0  the driver passed
  1  it did not, or growscope accuses it
  2  bad input
`;

const TYPES = /** @type {Record<string, string>} */ ({
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.cjs': 'text/javascript',
  '.wasm': 'application/wasm',
});

program({
  name: 'node growscope/packages/visit.js',
  help,
  options: {
    browser: { type: 'string', default: '' },
    driver: { type: 'string', default: '' },
    env: { type: 'string', default: '{}' },
    growscope: { type: 'string', default: '' },
    settings: { type: 'string', default: '{}' },
    out: { type: 'string', default: '' },
    modules: { type: 'string', default: '' },
  },
  async execute({ browser: name, driver, env, growscope, settings, out, modules }) {
    const wanted = ['chromium', 'firefox'].includes(name) && browsers[/** @type {'chromium' | 'firefox'} */ (name)];
    if (!wanted) throw new UsageError(`there is no browser ${name}`, 'it is chromium or firefox');
    const path = findBrowser(wanted);
    if (!path) throw new UsageError(missingBrowser(wanted), 'or leave this driver out');
    const page = { growscope, settings, driver, modules };
    const server = createServer(({ url = '/' }, response) => answer(page, new URL(url, 'http://page'), response));
    await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const browser = await launch(wanted, path);
    try {
      const tab = await browser.newPage();
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const query = new URLSearchParams(JSON.parse(env));
      await tab.goto(`http://127.0.0.1:${port}/?${query}`, { timeout: 0 });
      await tab.waitForFunction('window.ended', { timeout: 0 });
      const ended = JSON.parse(String(await tab.evaluate('JSON.stringify(window.ended)')));
      process.stdout.write(`${ended.error ?? 'OK'}\n`);
      const failed = ended.error !== undefined;
      /** @type {Whole | undefined} */
      const whole = ended.report && { ...ended.report, exitCode: failed ? 1 : 0 };
      if (whole && out) writeFileSync(out, JSON.stringify(whole));
      return failed || (whole?.findings.length ?? 0) > 0 ? 1 : 0;
    } finally {
      await browser.close();
      server.close();
      server.closeAllConnections();
    }
  },
});

/** @param {{ growscope: string, settings: string, driver: string }} page */
const html = ({ growscope, settings }) => `<!doctype html>
${growscope ? `<script src="/growscope/page.js" data-growscope="${settings.replaceAll('"', '&quot;')}"></script>` : ''}
<script type="module" src="/main.js"></script>`;

/** @param {{ driver: string }} page */
const main = ({ driver }) => `let error;
try { await import(${JSON.stringify(`/${driver}`)}) } catch (thrown) { error = String(thrown?.stack ?? thrown) }
window.ended = { error, report: globalThis.growscope?.() };`;

/**
 * @param {{ growscope: string, settings: string, driver: string, modules: string }} page
 * @param {URL} url
 * @param {import('node:http').ServerResponse} response
 */
function answer(page, { pathname }, response) {
  if (pathname === '/') return void response.setHeader('content-type', 'text/html').end(html(page));
  if (pathname === '/main.js') return void response.setHeader('content-type', TYPES['.js'] ?? '').end(main(page));
  const own = pathname.startsWith('/growscope/');
  const file = own ? join(page.growscope, pathname.slice('/growscope'.length)) : join('.', normalize(pathname));
  try {
    const content = readFileSync(file);
    if (page.modules && !own && extname(file) === '.wasm')
      writeFileSync(join(page.modules, pathname.replaceAll('/', '-')), content);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(content);
  } catch {
    response.writeHead(404).end();
  }
}
