/**
 * A strategy of the visitor's own.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { pack } from '../src/code/own-code.js';
import { hastens, hurry, visit } from './visitor.js';

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

/** @param {string} view how it comes by its bytes */
const wholeHost = view => `export async function host(guest, memory, texts) {
  const at = [guest.get_salutation_ptr(), guest.get_name_ptr(), guest.get_msg_ptr()];
  const bytes = () => ${view};
  return texts.map(({ salutation, name }) => {
    const encoded = [salutation, name].map(text => new TextEncoder().encode(text));
    encoded.forEach((text, slot) => bytes().set(text, at[slot]));
    const length = guest.set_name(...encoded.map(({ length }) => length));
    return new TextDecoder().decode(bytes().slice(at[2], at[2] + length));
  });
}
`;

/** It writes through parts of a view, and reads through another kind that it keeps. */
const keepsDataView = `export function host(guest, memory, texts) {
  const at = [guest.get_salutation_ptr(), guest.get_name_ptr(), guest.get_msg_ptr()];
  const kept = new DataView(memory.buffer);
  return texts.map(({ salutation, name }) => {
    const bytes = new Uint8Array(memory.buffer);
    const lengths = [salutation, name].map(
      (text, slot) => new TextEncoder().encodeInto(text, bytes.subarray(at[slot])).written,
    );
    const length = guest.set_name(...lengths);
    return String.fromCharCode(...Array.from({ length }, (_, i) => kept.getUint8(at[2] + i)));
  });
}
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
    ])) {
      await visitor.page.evaluate(hash => (location.hash = hash), link(source));
      await visitor.reads('.verdict', 'came with the link');
      await visitor.click('#run-code');
      await visitor.reads('.verdict', said);
    }
    await visitor.leave();
  },

  async 'code that loops is ended'({ browser, site }) {
    for (const source of [
      'export default memory => { for (;;); };',
      'export const host = () => new Promise(() => {});',
    ]) {
      const visitor = await visit(browser, site.address, link(source), hastens(10_000));
      await hurry(visitor.page);
      await visitor.click('#run-code');
      await visitor.reads('.verdict', 'it was still running at the time limit of 10 s');
      await visitor.leave();
    }
  },

  async 'a whole host is judged by its messages, and told the line and what happened up to there'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#code?guest=lib_growth');
    await visitor.page.waitForSelector('#code-from:enabled');
    await visitor.page.select('#code-from', 'a host that keeps its view');
    await visitor.page.select('#code-guest', 'lib_growth');
    await visitor.click('#run-code');
    await visitor.reads('.verdict', 'It fails under 15 schedules of 15.First, natural: TypeError');
    await visitor.reads('.verdict', 'Line 12: messages.push(new TextDecoder().decode(view.slice(');
    await visitor.reads('.events li:last-child', 'TypeError');
    await visitor.reads('.events', 'the guest grew memory, now 18 pages: the buffer is detached');
    for (const [source, said] of /** @type {[string, string][]} */ ([
      [wholeHost('new Uint8Array(memory.buffer)'), 'It greets under all 15 schedules.'],
      [wholeHost('(memory.view ??= new Uint8Array(memory.buffer))'), 'First, natural: TypeError'],
      ['export const host = () => 7;', 'it must return an array of messages, and returned 7'],
      [
        'export const host = (guest, memory, texts) => texts.map(() => "no");',
        'message 1 is "no" where there should be',
      ],
      [
        'export const host = (guest, memory, texts) => texts.map(({ salutation, name }) => `${salutation}, ${name}!`);',
        'growth was not met',
      ],
    ])) {
      await visitor.page.evaluate(hash => (location.hash = hash), link(source, 'lib_growth'));
      await visitor.reads('.verdict', 'came with the link');
      await visitor.click('#run-code');
      await visitor.reads('.verdict', said);
    }
    await visitor.leave();
  },

  async 'a whole host that fails is stepped through in the lab, call by call, up to the line'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#code?guest=lib_growth');
    const { page, reads, click } = visitor;
    const title = () => page.$eval('.steps .present', mark => mark.textContent);
    await page.waitForSelector('#code-from:enabled');
    await page.select('#code-from', 'a host that keeps its view');
    await page.select('#code-guest', 'lib_growth');
    await click('#run-code');
    await reads('.verdict', 'It fails under');
    await click('#step-code');
    await reads('.headline', 'The greeting is lost: your host threw');
    await reads('.banner', 'Line 12 threw. Buffer #1 was dead by then');
    assert.match(await visitor.text('.code mark'), /messages\.push\(new TextDecoder\(\)\.decode\(view\.slice\(/);
    await visitor.sees('.code mark');
    assert.ok(
      await visitor.exists('[data-buffer="1"] [data-view="1"].dead s'),
      'the view that it made is known, and dead',
    );
    await click('.pokes tbody tr:nth-child(2) .poke');
    await reads('.pokes tbody tr:nth-child(2) .said', 'undefined');
    await click('#back');
    await reads('.headline', 'Buffer #1 is detached');
    assert.equal(await title(), '5 set_name');
    assert.match(await visitor.text('.code mark'), /const length = guest\.set_name\(/);
    await click('#back');
    await reads('.headline', 'get_msg_ptr answered');
    await reads('.banner', 'Line 6 called it. Memory did not grow');
    await page.select('#beside', 'fresh');
    await reads('.banner', 'a whole host has steps of its own');

    // One that is lost a thousand greetings later, and one that throws nothing.
    for (const [source, guest, headline, steps] of /** @type {[string, string, string, string[]][]} */ ([
      [
        wholeHost('(memory.view ??= new Uint8Array(memory.buffer))'),
        'lib_bump',
        'The greeting is lost: your host threw',
        ['1 greeting 1116', '2 set_name', '3 end'],
      ],
      [
        'export const host = (guest, memory, texts) => texts.map(() => "no");',
        'lib_growth',
        'Wrong bytes, and no exception',
        ['1 instantiate', '2 end'],
      ],
    ])) {
      await page.evaluate(hash => (location.hash = hash), link(source, guest));
      await reads('.verdict', 'came with the link');
      await click('#run-code');
      await reads('.verdict', 'It fails under');
      await click('#step-code');
      await reads('.headline', headline);
      const titles = await page.$$eval('.steps li', marks => marks.map(({ textContent }) => textContent));
      assert.deepEqual(titles, steps);
    }
    await visitor.leave();
  },

  async 'the views of a whole host are known, whatever kind they are and whatever made them'({ browser, site }) {
    const visitor = await visit(browser, site.address, link(keepsDataView, 'lib_growth'));
    await visitor.reads('.verdict', 'came with the link');
    await visitor.click('#run-code');
    await visitor.reads('.verdict', 'It fails under');
    await visitor.click('#step-code');
    await visitor.reads('.headline', 'The greeting is lost: your host threw');
    // What was used last is shown, however many were made after it.
    await visitor.reads('[data-buffer="1"] [data-view="1"].in-use', 'view 1 DataView, dead');
    await visitor.reads('[data-buffer="1"] .views', 'and 2 more');
    await visitor.reads('.pokes h2', 'View 1 is a DataView: only bytes are poked');
    assert.ok(await visitor.exists('.poke:disabled'));
    await visitor.click('#back');
    await visitor.reads('.banner', 'so the engine detached buffer #1, and 4 views died with it');
    // A part of a view, poked, is a part of memory.
    await visitor.reads('.pokes h2', 'Poke view 4, dead');
    const written = () => visitor.text('.pokes tbody tr:nth-child(2) .now');
    await visitor.click('.pokes tbody tr:nth-child(2) .poke');
    await visitor.reads('.pokes tbody tr:nth-child(2) .said', 'undefined');
    assert.equal(await written(), String('T'.charCodeAt(0)), 'the name’s first byte');
    await visitor.leave();
  },

  async 'of two runs, what the first answers late is not shown over the second'({ browser, site }) {
    // The first asks for its guest, and the answer is held back until the second has been shown.
    const visitor = await visit(browser, site.address, link(right, 'lib_growth'), page =>
      page.evaluateOnNewDocument(() => {
        const real = fetch;
        const late = /** @type {any} */ (globalThis);
        globalThis.fetch = async (...asked) => {
          const answer = await real(...asked);
          if (String(asked[0]).endsWith('lib_growth.wasm')) await new Promise(resolve => (late.release = resolve));
          return answer;
        };
      }),
    );
    await visitor.reads('.verdict', 'came with the link');
    await visitor.click('#run-code');
    await visitor.page.waitForFunction(() => 'release' in globalThis);
    await visitor.page.evaluate(hash => (location.hash = hash), link(remadeOnce, 'lib_no_growth'));
    await visitor.reads('.verdict', 'came with the link');
    await visitor.click('#run-code');
    await visitor.reads('.verdict', 'It fails under');
    // A worker is ended when it has answered.
    await visitor.page.evaluate(
      () =>
        new Promise(resolve => {
          const end = Worker.prototype.terminate;
          Worker.prototype.terminate = function () {
            end.call(this);
            setTimeout(resolve, 0);
          };
          /** @type {any} */ (globalThis).release();
        }),
    );
    assert.match(await visitor.text('.verdict'), /^It fails under/);
    await visitor.leave();
  },
};
