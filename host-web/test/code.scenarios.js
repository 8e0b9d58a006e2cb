/**
 * A strategy of the visitor's own.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { pack } from '../src/code/own-code.js';
import { visit } from './visitor.js';

/** @import { Scenarios } from './scenario.js' */

const right = 'export default memory => () => new Uint8Array(memory.buffer);\n';
const remadeOnce = `export default memory => {
  let view = new Uint8Array(memory.buffer);
  let remade = false;
  return () => {
    if (view.length === 0 && !remade) {
      remade = true;
      view = new Uint8Array(memory.buffer);
    }
    return view;
  };
};
`;

/** @param {string} source @param {string} [guest] */
const link = (source, guest = 'lib_no_growth') => `#code?guest=${guest}&code=${pack(source)}`;

/** @type {Scenarios} */
export const code = {
  async 'a link carries code, which runs when it has been read, and passes'({ browser, site }) {
    const visitor = await visit(browser, site.address, link(right));
    await visitor.reads('.verdict', 'This code came with the link.');
    await visitor.click('#run-code');
    await visitor.reads('.verdict', 'It greets under all');
    await visitor.page.evaluate(
      code => (location.hash = `#lab?guest=lib_growth&strategy=yours&step=7&code=${code}`),
      pack('export default memory => { throw new Error("unread"); };'),
    );
    await visitor.reads('.banner', 'this link carries code, and nobody has run it here');
    await visitor.leave();
  },

  async 'a strategy that fails is stepped through under the first schedule that it fails'({ browser, site }) {
    const visitor = await visit(browser, site.address, link(remadeOnce));
    await visitor.click('#run-code');
    await visitor.reads('.verdict', 'First, every crossing, by 0 pages');
    await visitor.click('#step-code');
    await visitor.reads('.headline', 'The greeting is lost');
    await visitor.page.waitForFunction(() => location.hash.includes('after=every'));
    const sources = await visitor.page.$$eval('.code figure', figures => figures.map(figure => figure.textContent));
    assert.ok(sources.some(text => text?.startsWith('yours') && text.includes('remade = true')));
    await visitor.leave();
  },

  async 'nothing can be run before the editor has come'({ browser, site }) {
    /** @type {(value?: unknown) => void} */
    let come = () => {};
    const editorComes = new Promise(resolve => (come = resolve));
    const slow = createServer(async (request, response) => {
      if (request.url?.endsWith('/codemirror.js')) await editorComes;
      const answer = await fetch(new URL(request.url ?? '/', site.address));
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(
        answer.status,
        Object.fromEntries([...answer.headers].filter(([name]) => /^cross|type$/.test(name))),
      );
      response.end(body);
    });
    await new Promise(resolve => slow.listen(0, 'localhost', () => resolve(null)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (slow.address());
    try {
      const visitor = await visit(browser, `http://localhost:${port}/`, link(right));
      await visitor.page.waitForSelector('#run-code:disabled');
      await visitor.page.evaluate(hash => (location.hash = hash), link(remadeOnce));
      come();
      await visitor.reads('.verdict', 'This code came with the link.');
      await visitor.click('#run-code');
      await visitor.reads('.verdict', 'First, every crossing, by 0 pages');
      await visitor.leave();
    } finally {
      come();
      slow.close();
      slow.closeAllConnections();
    }
  },

  async 'code that loops, does not parse or returns another thing is told so'({ browser, site }) {
    const visitor = await visit(browser, site.address, link('export default memory => 7;'));
    for (const [source, said] of /** @type {[string, string][]} */ ([
      ['export default memory => 7;', 'it must return a function'],
      ['export default memory => {', 'It did not run.'],
      ['export const view = 1;', 'the module must export a function'],
      ['export default memory => { for (;;); };', 'time limit'],
    ])) {
      await visitor.page.evaluate(hash => (location.hash = hash), link(source));
      await visitor.reads('.verdict', 'came with the link');
      await visitor.click('#run-code');
      await visitor.reads('.verdict', said);
    }
    await visitor.leave();
  },
};
