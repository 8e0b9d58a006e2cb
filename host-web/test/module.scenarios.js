/**
 * Any module, read by growscope in the page.
 */
import assert from 'node:assert/strict';
import { visit } from './visitor.js';

/** @import { Scenarios } from './scenario.js' */

/** @type {Scenarios} */
export const module = {
  async 'a module is read: exports by verdict, the way to growth, and one rewritten that can be had'({
    browser,
    site,
  }) {
    const visitor = await visit(browser, site.address, '#module');
    await visitor.page.waitForSelector('#module-guest');
    await visitor.page.select('#module-guest', 'lib_growth');
    await visitor.reads('.module-report', '1 export may grow memory');
    await visitor.reads('.module-report', '3 exports never grow');
    await visitor.reads('.way', 'grows memory 0, by memory.grow');
    await visitor.click('[data-verb=detach]');
    await visitor.page.waitForSelector('.rewritten');
    const isValid = await visitor.page.evaluate(async () => {
      const load = (/** @type {string} */ path) => import(new URL(path, document.baseURI).href);
      const { growscope } = await load('host-web/src/module/growscope.js');
      const { fetchBytes } = await load('host-web/src/site.js');
      const { written } = await growscope(['detach', '@', '-o', 'out.wasm'], await fetchBytes('dist/lib_growth.wasm'));
      return WebAssembly.validate(written);
    });
    assert.ok(isValid);
    await visitor.passesAxe('a report');
    await visitor.leave();
  },

  async 'what is dropped and is no module is told so in a sentence'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#module');
    await visitor.page.waitForSelector('#module-file');
    for (const [bytes, said] of /** @type {[number[], string][]} */ ([
      [[...new TextEncoder().encode('Ahoy there, this is prose')], 'notes.wasm'],
      [[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 0x7f], 'notes.wasm'],
      [[], 'notes.wasm'],
    ])) {
      await visitor.page.evaluate(bytes => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(bytes)], 'notes.wasm'));
        document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
      }, bytes);
      await visitor.reads('.complaint', said);
    }
    await visitor.leave();
  },
};
