/**
 * The lab, as a visitor uses it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guest, index, wasm } from '../../host-node/test/lab.js';
import { hastens, hurry, visit } from './visitor.js';

/**
 * @import { ElementHandle } from 'puppeteer-core'
 * @import { Scenarios } from './scenario.js'
 * @import { Visitor } from './visitor.js'
 */

const text = index.texts[0];
const message = `${text?.salutation}, ${text?.name}!`;

/**
 * @param {Visitor} visitor
 * @param {string} name
 * @param {Uint8Array} bytes
 */
const drop = ({ page }, name, bytes) =>
  page.evaluate(
    (name, bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    },
    name,
    [...bytes],
  );

/**
 * @param {Visitor} visitor
 * @param {number} step
 */
const scrub = ({ page }, step) =>
  page.$eval(
    '#scrubber',
    (scrubber, step) => {
      /** @type {any} */ (scrubber).value = String(step);
      scrubber.dispatchEvent(new Event('input', { bubbles: true }));
    },
    step,
  );

/** @type {Scenarios} */
export const lab = {
  async 'a visitor who has read nothing sees a view die within six clicks'({ browser, site }) {
    const visitor = await visit(browser, site.address);
    await visitor.reads('.headline', 'The guest has a memory');
    let clicks = 0;
    while (!(await visitor.exists('.banner.detached'))) {
      assert.ok((clicks += 1) <= 6, 'it took more than six clicks');
      const step = new URL(visitor.page.url()).hash;
      await visitor.click('#forth');
      await visitor.page.waitForFunction(step => location.hash !== step, {}, step);
    }
    await visitor.reads('.banner', 'Memory grew from 17 to 18 pages, so the engine detached buffer #1');
    const cards = await visitor.attributes('.card');
    assert.match(String(cards[0]?.className), /dead.*just-died/);
    assert.match(String(cards[0]?.textContent), /DETACHED.*0 bytes.*was 1,114,112/);
    assert.match(String(cards[1]?.className), /attached/);
    assert.ok(await visitor.exists('[data-buffer="1"] [data-view="1"].dead s'), 'the dead view is struck through');
    assert.match(await visitor.text('.code mark'), /call\('set_name'/);
    const marks = await visitor.attributes('.code mark');
    assert.match(String(marks.at(-1)?.textContent), /format!/, 'the guest’s line stands beside the host’s');
    await visitor.reads('.banner .remedy', 'identity-check and fresh');
    await visitor.reads('.banner .next', 'press Step → or Play again for step 7, read');
    await visitor.reads('.dump .key', 'read anew through memory.buffer, now #2');

    await visitor.click('#forth');
    await visitor.reads('.headline', 'The greeting is lost');
    assert.match(await visitor.text('.engine-error'), /TypeError: .*detached/);
    assert.match(await visitor.text('.code mark'), /bytes\(\).*at\.message/);
    await visitor.sees('.code mark');
    assert.ok(await visitor.exists('#forth[aria-disabled=true]'));
    await visitor.click('#forth');
    assert.equal(await visitor.page.evaluate(() => document.activeElement?.id), 'forth', 'a spent Step keeps focus');
    await visitor.leave();
  },

  async 'arrows step, and the address follows'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?guest=lib_growth&strategy=identity-check&step=5');
    await visitor.reads('.headline', 'The host writes the name');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.reads('.headline', 'Buffer #1 is detached');
    assert.match(visitor.page.url(), /step=6$/);
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.reads('.headline', `Greeted: “${message}”`);
    await visitor.reads('.banner', 'view 2, made over buffer #2');
    await visitor.page.keyboard.press('ArrowLeft');
    await visitor.reads('.headline', 'Buffer #1 is detached');
    await visitor.page.focus('#name');
    await visitor.page.keyboard.press('ArrowLeft');
    assert.match(visitor.page.url(), /step=6$/, 'arrows in a text are the text’s');
    await visitor.leave();
  },

  async 'a link reproduces what was shown, and another address shows another thing'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?guest=memoryguest_shared_grow&step=7');
    await visitor.reads('.headline', 'Wrong bytes, and no exception');
    await visitor.reads('.compare', `read""there"${message}"`);
    assert.equal(
      await visitor.page.$eval('#guest', select => /** @type {any} */ (select).value),
      'memoryguest_shared_grow',
    );
    await visitor.page.evaluate(
      () => (location.hash = '#lab?guest=memoryguest_grow_zero&strategy=length-check&step=6'),
    );
    await visitor.reads('.banner', 'Memory grew by 0 pages and is still 1 page, so the engine detached buffer #1');
    await visitor.reads('.strip', '1 at first, grown by 0 pages');
    await visitor.page.evaluate(
      () => (location.hash = '#lab?guest=memoryguest_shared_grow&strategy=identity-check&step=7'),
    );
    await visitor.reads('.banner', 'Memory grew since view 1 was used: it is alive, and ends where memory ended then.');
    await visitor.reads('.strip', '1 at first, 1 grown');
    await visitor.page.evaluate(() => (location.hash = '#lab?guest=no_such&step=6'));
    await visitor.reads('.banner', 'there is no guest called no_such');
    await visitor.page.evaluate(() => (location.hash = '#lab?strategy=hope'));
    await visitor.reads('.banner', 'there is no strategy called hope');
    await visitor.page.goBack();
    await visitor.reads('.banner', 'there is no guest called no_such');
    await visitor.leave();
  },

  async 'the greeting that detaches is one click away'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?guest=lib_bump&strategy=length-check');
    await visitor.reads('#jump', 'where memory changes');
    await visitor.click('#jump');
    await visitor.page.waitForFunction(
      () => /greeting=\d/.test(location.hash) && !document.querySelector('[aria-busy]'),
    );
    await scrub(visitor, 6);
    await visitor.reads('.headline', 'Buffer #1 is detached');
    await visitor.reads('.strip', 'Memory: 2 pages');
    await scrub(visitor, 7);
    await visitor.reads('.headline', 'Greeted');
    await visitor.leave();
  },

  async 'texts are the visitor’s, and one that is too long is refused in bytes'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?guest=lib_no_growth&name=李小龍&step=7');
    await visitor.reads('.headline', 'Greeted: “Ahoy there, 李小龍!”');
    await visitor.page.$eval('#name', input => /** @type {any} */ (input).select());
    await visitor.page.type('#name', '李小龍李小龍');
    await visitor.page.keyboard.press('Enter');
    await visitor.reads('.banner', 'is 18 bytes of UTF-8; its slot holds 16');
    await visitor.leave();
  },

  async 'a dropped file is a guest, or is told why not'({ browser, site }) {
    const visitor = await visit(browser, site.address);
    await visitor.reads('.headline', 'The guest has a memory');
    await drop(visitor, 'prose.wasm', new TextEncoder().encode('Ahoy there'));
    await visitor.reads('.banner', 'prose.wasm: not a WebAssembly module');
    await drop(visitor, 'grow_memory.wasm', wasm(guest('grow_memory').file));
    await visitor.reads('.banner', 'it does not export get_salutation_ptr');
    await drop(visitor, 'mine.wasm', wasm(guest('lib_growth').file));
    await visitor.reads('.why', 'mine.wasm: your own guest');
    await visitor.reads('.headline', 'The guest has a memory');
    await scrub(visitor, 7);
    await visitor.reads('.headline', 'The greeting is lost');
    const address = await visitor.page.evaluate(() => location.hash);
    await visitor.page.evaluate(() => (location.hash = '#lab?guest=lib_no_growth&step=7'));
    await visitor.reads('.headline', `Greeted: “${message}”`);
    await visitor.reads('.why', 'lib_no_growth');
    await visitor.page.evaluate(address => (location.hash = address), address);
    await visitor.reads('.headline', 'The greeting is lost');
    await visitor.page.reload();
    await visitor.reads('.banner', 'mine.wasm was a file of yours, and no address can carry it');
    await visitor.page.evaluate(() => (location.hash = '#growth'));
    await visitor.page.waitForSelector('.chart svg');
    await drop(visitor, 'imported.wasm', wasm(guest('memoryguest_imported').file));
    await visitor.reads('.why', 'imported.wasm: your own guest');
    await visitor.reads('.headline', 'The guest has a memory');
    await visitor.page.waitForFunction(() => !document.querySelector('[aria-busy]'));
    await scrub(visitor, 7);
    await visitor.reads('.headline', `Greeted: “${message}”`);
    await visitor.page.select('#guest', 'lib_no_growth');
    await visitor.reads('.why', 'lib_no_growth');
    await visitor.leave();
  },

  async 'a guest that never returns is ended, at once where another is asked for'({ browser, site }) {
    const visitor = await visit(browser, site.address, '', hastens(5_000));
    await visitor.reads('.headline', 'The guest has a memory');
    await hurry(visitor.page);
    await drop(visitor, 'never_returns.wasm', wasm('cases/bad-guests/never_returns.wasm'));
    await visitor.reads('.banner', 'never_returns.wasm: it did not return within the time limit of 5 s');
    await visitor.leave();
    const hasty = await visit(browser, site.address);
    await hasty.reads('.headline', 'The guest has a memory');
    await drop(hasty, 'never_returns.wasm', wasm('cases/bad-guests/never_returns.wasm'));
    await hasty.page.waitForSelector('[aria-busy]');
    await hasty.page.evaluate(() => (location.hash = '#lab?guest=lib_no_growth&step=7'));
    await hasty.reads('.headline', `Greeted: “${message}”`);
    await hasty.leave();
  },

  async 'a file can be chosen without a mouse'({ browser, site }) {
    const visitor = await visit(browser, site.address);
    const folder = mkdtempSync(join(tmpdir(), 'growth-lab-'));
    try {
      writeFileSync(join(folder, 'chosen.wasm'), wasm(guest('lib_no_growth').file));
      const input = /** @type {ElementHandle<HTMLInputElement>} */ (await visitor.page.waitForSelector('#file'));
      await input.uploadFile(join(folder, 'chosen.wasm'));
      await visitor.reads('.why', 'chosen.wasm: your own guest');
      await visitor.page.waitForFunction(() => !document.querySelector('[aria-busy]'));
      await scrub(visitor, 7);
      await visitor.reads('.headline', `Greeted: “${message}”`);
    } finally {
      rmSync(folder, { recursive: true });
    }
    await visitor.leave();
  },

  async 'a browser without WebAssembly is told so'({ browser, site }) {
    const visitor = await visit(browser, site.address, '', page =>
      page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, 'WebAssembly')),
    );
    await visitor.reads('.notice', 'This browser has no WebAssembly');
    await visitor.leave();
  },

  async 'without the headers, the page shows what shared memory loses'({ browser, site, bareSite }) {
    const shared = '#lab?guest=memoryguest_shared&step=7';
    const visitor = await visit(browser, site.address, shared);
    await visitor.reads('.isolation', 'so the memory can be shared');
    await visitor.reads('.buffers', 'SharedArrayBuffers and views');
    assert.equal((await visitor.attributes('.isolation .fails')).length, 0);
    await visitor.leave();
    const without = await visit(browser, bareSite.address, shared);
    await without.reads('.isolation', 'neither its server nor a service worker sends Cross-Origin-Opener-Policy');
    assert.ok((await without.attributes('.isolation .fails')).length > 0);
    await without.reads('.headline', 'Greeted');
    await without.leave();
  },

  async 'Play goes at reading pace, and stops where the buffer dies'({ browser, site }) {
    const visitor = await visit(browser, site.address, '', page =>
      page.evaluateOnNewDocument(() => {
        const real = setTimeout;
        const waits = /** @type {number[]} */ (/** @type {any} */ (globalThis).waits = []);
        /** @type {any} */ (globalThis).setTimeout = (/** @type {any} */ what, /** @type {number} */ ms) => {
          if (ms > 1000) waits.push(ms);
          // A time limit stays what it is.
          return real(what, ms === 5000 ? ms : ms / 50);
        };
      }),
    );
    await visitor.reads('.headline', 'The guest has a memory');
    await visitor.click('#play');
    await visitor.reads('.headline', 'Buffer #1 is detached');
    await visitor.reads('#play', 'Play');
    assert.match(visitor.page.url(), /step=6$/);
    const waits = await visitor.page.evaluate(() => /** @type {any} */ (globalThis).waits);
    assert.ok(waits.filter((/** @type {number} */ ms) => ms > 3000).length >= 5, `each step can be read: ${waits}`);
    await visitor.reads('.banner .next', 'Play stops here');
    await visitor.click('#play');
    await visitor.reads('.headline', 'The greeting is lost');
    assert.doesNotMatch(await visitor.text('.banner'), /Play stops here/);
    await visitor.leave();
  },

  async 'the dead view is poked, and answers or throws as the README says'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?step=7');
    await visitor.reads('.pokes h2', 'Poke view 1, dead');
    const row = (/** @type {number} */ number) => `.pokes tbody tr:nth-child(${number})`;
    for (const [number, said] of /** @type {[number, RegExp][]} */ ([
      [1, /^0$/],
      [2, /^undefined and no exception$/],
      [3, /^7 and no exception$/],
      [4, /^threw TypeError/],
      [5, /^threw TypeError/],
    ])) {
      await visitor.click(`${row(number)} .poke`);
      await visitor.page.waitForSelector(`${row(number)} .said code`);
      assert.match(await visitor.text(`${row(number)} .said`), said);
    }
    assert.equal(await visitor.text(`${row(3)} .now`), '65', 'the write is lost');
    await visitor.leave();
  },

  async 'growth is forced after a call, and two strategies stand side by side'({ browser, site }) {
    const hash = '#lab?guest=lib_no_growth&strategy=length-check&beside=fresh&after=2&step=4';
    const visitor = await visit(browser, site.address, hash);
    await visitor.page.waitForFunction(() => document.querySelectorAll('.headline').length === 2);
    const [lost, writes] = await visitor.attributes('.headline');
    assert.match(String(lost?.textContent), /The greeting is lost/);
    assert.match(String(writes?.textContent), /The host writes the salutation/);
    const by = () => visitor.page.$eval('#by', select => /** @type {any} */ (select).selectedOptions[0].textContent);
    assert.equal(await by(), '0 pages');
    await scrub(visitor, 3);
    await visitor.reads('.banner', 'The schedule made memory grow by 0 pages after call 2, get_name_ptr');
    await visitor.page.select('#by', '1');
    await visitor.page.waitForFunction(() => location.hash.includes('by=1'));
    await visitor.page.select('#after', '');
    await visitor.page.waitForSelector('#by:disabled');
    assert.equal(await by(), 'as it asks', 'where nothing is forced, no number is claimed');
    await visitor.leave();
  },

  async 'nothing moves between steps but what changed'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab');
    await visitor.reads('.headline', 'The guest has a memory');
    /** @type {Record<string, number>[]} */
    const places = [];
    for (let step = 1; step <= 7; step += 1) {
      await scrub(visitor, step);
      await visitor.page.waitForFunction(step => location.hash.endsWith(step === 1 ? 'lab' : `step=${step}`), {}, step);
      // A buffer that dies is shaken for a moment: where it stands is seen after that.
      await visitor.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      places.push(
        await visitor.page.evaluate(() =>
          Object.fromEntries(
            ['.player', '.banner', '.buffers', '.card-id', '.strip', '.pokes', '.dump', '.code'].map(selector => [
              selector,
              Math.round(document.querySelector(selector)?.getBoundingClientRect().top ?? NaN),
            ]),
          ),
        ),
      );
    }
    for (const place of places) assert.deepEqual(place, places[0]);
    await visitor.leave();
  },

  async 'a greeting that is never reached is said'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?guest=lib_bump&greeting=5000&step=6');
    await visitor.reads('.banner', 'Greeting 5,000 is never reached: 1,116 is lost, and this is that one.');
    await visitor.leave();
  },

  async 'steps leave no trail in the history, and focus stays'({ browser, site }) {
    // A page of its own: a long history counts no more.
    const visitor = await visit(browser, site.address, '', async () => {});
    await visitor.reads('.headline', 'The guest has a memory');
    const before = await visitor.page.evaluate(() => history.length);
    for (let step = 2; step <= 7; step += 1) {
      await scrub(visitor, step);
      await visitor.click('#back');
    }
    assert.equal(await visitor.page.evaluate(() => history.length), before);
    assert.equal(await visitor.page.evaluate(() => document.activeElement?.id), 'back');
    await visitor.leave();
  },

  async 'the projector switch is kept'({ browser, site }) {
    const visitor = await visit(browser, site.address);
    await visitor.click('#projector');
    await visitor.page.reload();
    await visitor.page.waitForSelector('html.projector #projector[aria-pressed=true]');
    await visitor.click('#projector');
    await visitor.leave();
  },

  async 'resizable tracks, or says which guests it can be held over'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?guest=memoryguest_bounded&strategy=resizable&step=6');
    await visitor.page.waitForFunction(() => document.querySelector('.headline')?.textContent);
    await visitor.reads('.why', 'It needs a guest that declares a maximum: memoryguest_bounded, memoryguest_imported');
    const has = await visitor.page.evaluate(() => 'toResizableBuffer' in WebAssembly.Memory.prototype);
    if (has) {
      await visitor.reads('.banner', 'The buffer is resizable: it grew where it stands, and so did the view.');
      await visitor.page.evaluate(
        () => (location.hash = '#lab?guest=memoryguest_shared_grow&strategy=resizable&step=6'),
      );
      await visitor.reads('.banner', 'this view tracks the length');
      await visitor.page.evaluate(() => (location.hash = '#lab?guest=memoryguest_imported&strategy=resizable&step=7'));
      await visitor.reads('.banner', 'View 1 over buffer #2 is as good as it was.');
    } else await visitor.reads('.banner', 'resizable cannot be tried here');
    await visitor.leave();
  },
};
