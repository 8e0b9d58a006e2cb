/**
 * The script for pages, in every browser that is found, under a strict content security policy.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { join } from 'node:path';
import { launch } from '../../../engines/drive/puppeteer.js';
import { findBrowser, missingBrowser } from '../../../engines/find.js';
import { browsers } from '../../../engines/list.js';
import { project, remove } from './project.js';

/**
 * @import { Browser } from 'puppeteer-core'
 * @import { Whole } from '../src/report/summary.js'
 */

const page = `<!doctype html><script src="page.js"></script><script type="module" src="app.js"></script>`;
const guest = `
const { instance } = await WebAssembly.instantiateStreaming(fetch('guest.wasm'));
const { memory, set_name, get_name_ptr } = instance.exports;
`;
/** Each ends by leaving its report. */
const programs = {
  throws: `${guest}
const kept = new Uint8Array(memory.buffer, get_name_ptr(), 16);
function rename() { set_name(5, 4) }
rename();
try { kept.set([1]) } catch {}
window.report = JSON.stringify(growscope());
`,
  quiet: `${guest}
const kept = new Uint8Array(memory.buffer, get_name_ptr(), 16);
set_name(5, 4);
window.answers = [kept.length, new TextDecoder().decode(kept)];
window.report = JSON.stringify(growscope());
`,
  fresh: `${guest}
let heap = new Uint8Array(memory.buffer);
const fresh = () => (heap.length ? heap : (heap = new Uint8Array(memory.buffer)));
for (let time = 0; time < 5; time += 1) { set_name(5, 4); fresh()[0] = 1 }
window.report = JSON.stringify(growscope());
`,
};

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  const executablePath = findBrowser(browsers[name]);
  const skip = !executablePath && `SKIP ${missingBrowser(browsers[name])}`;
  describe(`a page in ${name}`, { skip }, () => {
    /** @type {Browser} */
    let browser;
    before(async () => void (browser = await launch(browsers[name], String(executablePath))));
    after(() => browser?.close());

    test('a stale view is named, with birth, death and the line of its use', async () => {
      const { findings } = await visited(browser, programs.throws);
      assert.equal(findings.length, 1);
      const [{ use, death, birth } = assert.fail()] = findings;
      assert.equal(use?.operation, 'TypedArray.prototype.set');
      assert.match(String(use?.threw), /^TypeError/);
      assert.equal(use?.stack[0]?.line, 8);
      assert.equal(death.function, 'set_name');
      assert.equal(birth.stack[0]?.line, 5);
      assert.match(String(birth.stack[0]?.file), /\/app\.js$/);
      const died = death.stack.filter(({ guest }) => !guest);
      assert.deepEqual([died[0]?.function, died[0]?.line], ['rename', 6]);
    });

    test('what a dead view answers without a word is a finding', async () => {
      const { findings } = await visited(browser, programs.quiet);
      assert.deepEqual(findings.map(({ use }) => use?.operation).sort(), [
        'TextDecoder.prototype.decode',
        'TypedArray.prototype.length',
      ]);
    });

    test('a page that makes its view anew is not accused, though the view died each time', async () => {
      const { findings, processes } = await visited(browser, programs.fresh);
      assert.deepEqual(findings, []);
      assert.equal(processes[0]?.deaths, 5);
    });
  });
}

/**
 * @param {Browser} browser
 * @param {string} app
 * @returns {Promise<Whole>}
 */
async function visited(browser, app) {
  const own = join(folder, 'node_modules/growscope');
  /** @type {Record<string, [string | Buffer, string]>} */
  const files = {
    '/': [page, 'text/html'],
    '/app.js': [app, 'text/javascript'],
    '/page.js': [readFileSync(join(own, 'page.js')), 'text/javascript'],
    '/growscope.wasm': [readFileSync(join(own, 'growscope.wasm')), 'application/wasm'],
    '/guest.wasm': [readFileSync(join(folder, 'guest.wasm')), 'application/wasm'],
  };
  const server = createServer(({ url = '' }, response) => {
    const [body, type] = files[url] ?? ['', 'text/plain'];
    response.setHeader('content-security-policy', "script-src 'self' 'wasm-unsafe-eval'");
    response.setHeader('content-type', type).end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const tab = await browser.newPage();
  try {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await tab.goto(`http://127.0.0.1:${port}/`, { timeout: 120_000 });
    await tab.waitForFunction('window.report', { timeout: 120_000 });
    return JSON.parse(String(await tab.evaluate('window.report')));
  } finally {
    await tab.close();
    server.close();
    server.closeAllConnections();
  }
}
