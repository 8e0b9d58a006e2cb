/**
 * The script for pages, in Chromium, under a strict content security policy.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { project, remove } from './project.js';

const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(path => existsSync(path));
const page = `<!doctype html><script src="page.js"></script><script type="module" src="app.js"></script>`;
const app = `
const { instance } = await WebAssembly.instantiateStreaming(fetch('guest.wasm'));
const { memory, set_name, get_name_ptr } = instance.exports;
const kept = new Uint8Array(memory.buffer, get_name_ptr(), 16);
set_name(5, 4);
try { kept.set([1]) } catch {}
window.report = JSON.stringify(growscope());
`;

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

test('a stale view in a page is named', { skip: !chromium && 'no Chromium is installed' }, async () => {
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
  const browser = await puppeteer.launch({ executablePath: String(chromium), args: ['--no-sandbox'] });
  try {
    const tab = await browser.newPage();
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await tab.goto(`http://127.0.0.1:${port}/`);
    await tab.waitForFunction('window.report', { timeout: 120_000 });
    const { findings } = JSON.parse(String(await tab.evaluate('window.report')));
    assert.equal(findings.length, 1);
    assert.equal(findings[0].use.operation, 'TypedArray.prototype.set');
    assert.equal(findings[0].death.function, 'set_name');
    assert.equal(findings[0].birth.stack[0].line, 4);
  } finally {
    await browser.close();
    server.close();
  }
});
