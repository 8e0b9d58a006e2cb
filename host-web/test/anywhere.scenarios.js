/**
 * The page away from its own server: on a static host under a path, with no headers set, and in one file on a disk.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { onPath } from '../../engines/find.js';
import { makeSingleFile } from '../server/single-file.js';
import { makeSite } from '../server/site.js';
import { tour } from './tour.js';
import { visit } from './visitor.js';

/** @import { Scenarios } from './scenario.js' */

const root = fileURLToPath(new URL('../..', import.meta.url));
const KB = 1000;
/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** @type {Promise<{ parent: string, folder: string, file: string }> | null} */
let made = null;

/** Made once, for every browser. */
const site = () => (made ??= make());

async function make() {
  const folder = mkdtempSync(join(tmpdir(), 'growth-lab-site-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const [made, file] = [join(folder, 'some/path'), join(folder, 'growth-lab.html')];
  await makeSite(root, made);
  await makeSingleFile(made, file);
  return { parent: folder, folder: made, file };
}

/**
 * What a plain static host does, under a path: no header but the type.
 *
 * @param {string} folder
 */
async function plainHost(folder) {
  /** A file that page and worker both ask for is cached by every browser. @type {Map<string, number[]>} */
  const sent = new Map();
  const server = createServer(async (request, response) => {
    const path =
      String(request.url)
        .replace(/^\/some\/path\//, '')
        .replace(/[?#].*$/, '') || 'index.html';
    try {
      const body = await readFile(join(folder, path));
      sent.set(path, [body.length, gzipSync(body).length]);
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise(resolve => server.listen(0, 'localhost', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    server,
    address: `http://localhost:${port}/some/path/`,
    sent: () => [0, 1].map(which => [...sent.values()].reduce((sum, sizes) => sum + (sizes[which] ?? 0), 0)),
  };
}

/**
 * @param {string} python
 * @param {string} folder
 * @param {string} path below it
 * @returns {Promise<{ address: string, end: () => void }>}
 */
async function pythonHost(python, folder, path) {
  const args = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder];
  const child = spawn(python, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  const port = await new Promise((resolve, reject) => {
    // It is listened to until the end: Python ends where nobody reads what it prints.
    child.stdout.on('data', chunk => {
      const [, port] = (said += chunk).match(/ port (\d+) /) ?? [];
      if (port) resolve(port);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`python3 -m http.server ended, and said: ${said}`)));
  });
  return { address: `http://127.0.0.1:${port}/${path}`, end: () => void child.kill() };
}

/** @type {Scenarios} */
export const anywhere = {
  async 'a static host under a path gives shared memory, by a service worker, and a first load that is small'({
    browser,
  }) {
    const { folder } = await site();
    const { server, address, sent } = await plainHost(folder);
    try {
      const visitor = await visit(browser, address, '#lab?guest=memoryguest_shared&step=7');
      await visitor.reads('.isolation', 'so the memory can be shared');
      assert.equal(await visitor.page.evaluate(() => crossOriginIsolated), true);
      const [bytes = 0, packed = 0] = sent();
      assert.ok(bytes < 200 * KB, `${bytes} bytes`);
      assert.ok(packed < 80 * KB, `${packed} bytes compressed`);
      await visitor.leave();
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },

  async 'the lab as it opens is a first load of less than 200 KB, and 80 compressed'({ browser }) {
    const { folder } = await site();
    const { server, address, sent } = await plainHost(folder);
    try {
      const visitor = await visit(browser, address);
      await visitor.page.waitForFunction(() => crossOriginIsolated);
      await visitor.reads('.headline', 'The guest has a memory');
      await visitor.page.waitForFunction(() => document.getElementById('engine')?.textContent);
      const [bytes = 0, packed = 0] = sent();
      assert.ok(bytes < 200 * KB && packed < 80 * KB, `${bytes} bytes, ${packed} compressed`);
      await visitor.leave();
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },

  async 'python3 -m http.server under a path serves the whole page, with shared memory'({ browser }) {
    const python = onPath(['python3']);
    if (!python) {
      const told = 'python3 was not found: install python3';
      if (process.env['CI']) assert.fail(told);
      return void process.stderr.write(`\n*** SKIP: ${told} ***\n\n`);
    }
    const { parent } = await site();
    const { address, end } = await pythonHost(python, parent, 'some/path/');
    try {
      const visitor = await visit(browser, address, '#lab?step=7');
      await visitor.page.waitForFunction(() => crossOriginIsolated);
      await tour(visitor);
      await visitor.leave();
    } finally {
      end();
    }
  },

  async 'one file on a disk is the whole page'({ browser }) {
    const { file } = await site();
    const visitor = await visit(browser, pathToFileURL(file).href, '#lab?step=7');
    await tour(visitor);
    await visitor.click('#run-matrix');
    await visitor.page.waitForSelector('#matrix-report');
    await visitor.reads('#here', '0 disagree');
    await visitor.page.evaluate(() => (location.hash = '#claims?claim=bindgen-cache-name'));
    await visitor.click('#try-here');
    await visitor.reads('.agreement', 'It agrees with the stored column');
    await visitor.leave();
  },

  async 'a page of many files that is opened from a disk says how to open it'({ browser }) {
    const { folder } = await site();
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    // A driven Firefox may read files beside a file, and then there is nothing to say.
    await page.waitForFunction(
      () =>
        /was opened as a file/.test(document.getElementById('notice')?.textContent ?? '') ||
        document.querySelector('.headline')?.textContent,
    );
    await page.close();
  },

  async 'a page that is slow to come says that it is loading, and then that it still is'({ browser }) {
    const { folder } = await site();
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const real = setTimeout;
      /** @type {any} */ (globalThis).setTimeout = (/** @type {any} */ what, /** @type {number} */ ms) =>
        real(what, ms === 8000 ? 10 : ms);
    });
    const server = createServer(async (request, response) => {
      const path = String(request.url).slice(1) || 'index.html';
      // Everything comes but the page's own modules.
      if (/src\/main\.js$/.test(path)) return;
      const body = await readFile(join(folder, path)).catch(() => '');
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
    });
    await new Promise(resolve => server.listen(0, 'localhost', () => resolve(null)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    try {
      // It never has all it asks for; whoever closes the page ends the wait.
      page.goto(`http://localhost:${port}/`).catch(() => {});
      await page.waitForFunction(() => /Still loading/.test(document.getElementById('notice')?.textContent ?? ''));
    } finally {
      await page.close();
      server.close();
      server.closeAllConnections();
    }
  },
};
