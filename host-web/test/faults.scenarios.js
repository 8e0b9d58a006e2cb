/**
 * What was once wrong with how the page looks and behaves, and is looked at in every browser since.
 */
import assert from 'node:assert/strict';
import { prefers } from './sights.js';
import { visit } from './visitor.js';

/** @import { Scenarios } from './scenario.js' */

/** @type {Scenarios} */
export const faults = {
  async 'a word in a table is in the legend, and what was skipped or refused has its reason below'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#matrix');
    await visitor.reads('#stored', 'cells asserted');
    const tables = await visitor.page.evaluate(() => {
      const words = (/** @type {Element} */ of) =>
        [...of.querySelectorAll('.outcome')].map(one => one.textContent ?? '');
      const explained = words(/** @type {Element} */ (document.querySelector('.legend')));
      return [...document.querySelectorAll('#stored .report')].map(report => ({
        unknown: words(report).filter(word => !explained.includes(word)),
        skips: words(report).includes('skipped'),
        refuses: words(report).includes('refused'),
        below: [...report.querySelectorAll('.summary')].map(line => line.textContent).join('\n'),
      }));
    });
    const terms = await visitor.page.$$eval('.legend .term', terms => terms.map(({ textContent }) => textContent));
    const shown = await visitor.text('#stored');
    for (const [written, sign] of /** @type {[string, RegExp][]} */ ([
      ['1 → 2', /\d → \d/],
      ['detached in call', /detached in call/],
      ['reset', /, reset/],
      ['crossing', /every crossing, by/],
      ['6/108', /\d\/\d/],
      ['vacuous', /\d vacuous/],
    ])) {
      assert.match(shown, sign);
      assert.ok(terms.includes(written), `${written} has no legend`);
    }
    assert.ok(tables.length > 1);
    assert.ok(tables.some(({ skips }) => skips) && tables.some(({ refuses }) => refuses));
    for (const { unknown, skips, refuses, below } of tables) {
      assert.deepEqual(unknown, []);
      if (skips) assert.match(below, /skipped \(\d+ because \S+/);
      if (refuses) assert.match(below, /refused: error\[E\d{4}\]/);
    }
    await visitor.leave();
  },

  async 'focus is where the visitor left it, or in the view that came'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#matrix');
    const focused = () =>
      visitor.page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    await visitor.click('#stored td a.outcome');
    await visitor.page.waitForSelector('.lab');
    await visitor.page.waitForFunction(() => document.activeElement !== document.body);
    assert.equal(await focused(), 'main', 'the link that was followed is gone');
    await visitor.click('#views a[href^="#workshop"]');
    await visitor.page.waitForSelector('.bench .editor');
    assert.equal(await focused(), 'Workshop');
    await visitor.click('.exercises li:nth-child(3) a');
    await visitor.reads('.desk h2', '3. ');
    await visitor.page.waitForSelector('#hint');
    assert.match(String(await focused()), /^3\. /);
    await visitor.click('#hint');
    await visitor.reads('.told', 'Hint 1');
    assert.equal(await focused(), 'hint');
    await visitor.leave();
  },

  async 'an arrow points at the buffer that its view is bound to, with fresh, too'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?strategy=fresh&step=7');
    await visitor.reads('.headline', 'Greeted');
    const arrows = await visitor.page.$$eval('.views svg', arrows =>
      arrows.map(arrow => {
        const [from, to] = [arrow, arrow.closest('.column')?.querySelector('.card')].map(one =>
          one?.getBoundingClientRect(),
        );
        if (!from || !to) return null;
        return { aside: Math.abs(from.x + from.width / 2 - to.x - to.width / 2), below: from.top - to.bottom };
      }),
    );
    assert.ok(arrows.length > 0);
    for (const arrow of arrows) {
      assert.ok(arrow && arrow.aside <= 2, `${arrow?.aside} pixels beside its buffer`);
      assert.ok(arrow.below >= -2 && arrow.below <= 12, `${arrow.below} pixels below its buffer`);
    }
    await visitor.leave();
  },

  async 'no word leaves its card, where three stand in a row'({ browser, site }) {
    const visitor = await visit(
      browser,
      site.address,
      '#lab?guest=memoryguest_grow_zero&strategy=fresh&greeting=7&step=7',
    );
    await visitor.reads('.headline', 'Greeted');
    await visitor.reads('.cards .more', '6 more, all detached');
    const beyond = await visitor.page.$$eval('.card', cards =>
      cards.flatMap(card =>
        [...card.children]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ textContent }) => textContent),
      ),
    );
    assert.deepEqual(beyond, []);
    await visitor.leave();
  },

  async 'silent, the worst outcome, stands out most'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#matrix');
    const [silent, detached] = await Promise.all(
      ['silent', 'detached'].map(word =>
        visitor.page.waitForSelector(`.legend .${word}`).then(() =>
          visitor.page.$eval(`.legend .${word}`, one => ({
            filled: !/^rgba\(.*, 0\)$|transparent/.test(getComputedStyle(one).backgroundColor),
            weight: Number(getComputedStyle(one).fontWeight),
          })),
        ),
      ),
    );
    assert.deepEqual([silent?.filled, detached?.filled], [true, false]);
    assert.ok(Number(silent?.weight) > Number(detached?.weight));
    await visitor.leave();
  },

  async 'the dump has no holes, its marks a legend, and no circle of the chart is cut off'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?strategy=identity-check&step=7');
    await visitor.reads('.headline', 'Greeted');
    const written = await visitor.page.$$eval('.slot-message .text', cells =>
      cells.map(cell => /** @type {any} */ (cell).innerText).join(''),
    );
    assert.match(written, /^Ahoy there, Testy McTestface!/, 'a space is a space, not a hole');
    await visitor.reads('.dump .key', '00 changed in this step');
    await visitor.reads('.strip', 'holds the slots');
    await visitor.page.evaluate(() => (location.hash = '#growth'));
    await visitor.page.waitForSelector('.chart circle');
    const outside = await visitor.page.$$eval(
      '.chart circle',
      circles =>
        circles.filter(circle => {
          const [own, all] = [circle, circle.ownerSVGElement].map(one => one?.getBoundingClientRect());
          return (
            !own || !all || own.left < all.left || own.right > all.right || own.top < all.top || own.bottom > all.bottom
          );
        }).length,
    );
    assert.equal(outside, 0);
    await visitor.leave();
  },

  async 'a sign is explained where it stands: of a claim, in the slots, in the strip, and of an engine'({
    browser,
    site,
  }) {
    const visitor = await visit(browser, site.address, '#lab?guest=memoryguest_bounded&step=7');
    await visitor.reads('.thesis', '° leads to the claim');
    await visitor.reads('.dump thead', 'bytes, in hexadecimal');
    await visitor.reads('.dump thead', 'text, · is none');
    await visitor.reads('.strip .aside', 'at most 4');
    assert.ok(await visitor.exists('.page-key.possible'), 'what memory may still ask for');
    await visitor.page.evaluate(() => (location.hash = '#workshop?exercise=3'));
    await visitor.page.waitForSelector('.reading .citation');
    await visitor.reads('.reading', '° leads to the claim');
    await visitor.page.evaluate(() => (location.hash = '#engines'));
    await visitor.page.waitForSelector('.engines .grid .legend');
    const signs = await visitor.page.$$eval('.engines section:nth-child(2) td', cells => [
      ...new Set(cells.map(({ textContent }) => textContent)),
    ]);
    const legend = await visitor.text('.engines .grid .legend');
    for (const sign of signs) assert.ok(legend.includes(String(sign)), `${sign} has no legend`);
    await visitor.leave();
  },

  async 'a page that is new looks like nothing that is dead, in light, in dark and on paper'({ browser, site, kind }) {
    const visitor = await visit(browser, site.address, '#lab?step=6');
    await visitor.reads('.headline', 'Buffer #1 is detached');
    const looks = () =>
      visitor.page.evaluate(() =>
        ['.page.grown', '.page-key.grown', '.card.dead', '.page.initial'].map(selector => {
          const seen = getComputedStyle(/** @type {Element} */ (document.querySelector(selector)));
          return {
            pattern: seen.backgroundImage.replace(/\(.*/s, ''),
            colour: seen.borderTopColor,
            width: seen.borderTopWidth,
          };
        }),
      );
    const told = async (/** @type {string} */ where) => {
      const [grown, key, dead, initial] = await looks();
      assert.deepEqual(key, grown, `${where}: the key is what it explains`);
      for (const other of [dead, initial]) {
        assert.notEqual(grown?.pattern, other?.pattern, `${where}: without colours`);
        assert.notEqual(grown?.colour, other?.colour, where);
      }
    };
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      if (await prefers(visitor.page, scheme)) await told(scheme);
    }
    if (kind === 'chromium') {
      await visitor.page.emulateMediaType('print');
      await told('paper');
    }
    await visitor.leave();
  },

  async 'a phone shows what happened before it shows what can be chosen'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?step=6');
    await visitor.page.setViewport({ width: 375, height: 800 });
    await visitor.reads('.headline', 'Buffer #1 is detached');
    const [banner = NaN, controls = NaN, ways = NaN] = await visitor.page.evaluate(() =>
      ['.banner', '.controls', '.ways'].map(
        selector => document.querySelector(selector)?.getBoundingClientRect().top ?? NaN,
      ),
    );
    assert.ok(banner < controls, `the banner is at ${banner}, the controls are at ${controls}`);
    assert.ok(controls < ways, `where to read on comes last, and is at ${ways}`);
    await visitor.leave();
  },

  async 'paper has no buttons on it'({ browser, site, kind }) {
    const visitor = await visit(browser, site.address, '#lab?step=7');
    await visitor.reads('.headline', 'The greeting is lost');
    const rules = await visitor.page.evaluate(() =>
      [...document.styleSheets].flatMap(
        sheet =>
          [...sheet.cssRules].filter(rule => rule instanceof CSSMediaRule && rule.media.mediaText === 'print').length,
      ),
    );
    assert.deepEqual(rules, [1]);
    // Firefox cannot be asked for paper over WebDriver BiDi; the rules are the same.
    if (kind === 'chromium') {
      await visitor.page.emulateMediaType('print');
      const shown = await visitor.page.$$eval('button, select, nav a', controls =>
        controls
          .filter(control => /** @type {any} */ (control).checkVisibility())
          .map(control => control.id || control.textContent),
      );
      assert.deepEqual(shown, []);
      assert.ok(await visitor.page.$eval('.banner', banner => /** @type {any} */ (banner).checkVisibility()));
    }
    await visitor.leave();
  },

  async 'every engine has its column, and every Web API over every buffer its row'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#engines');
    await visitor.page.waitForSelector('.engines section:nth-child(4)');
    const rows = await visitor.page.$$eval('.engines section:nth-child(2) tr', rows =>
      rows.map(row =>
        [...row.cells].map(cell => [
          cell.colSpan,
          cell.querySelector('[role=img]')?.getAttribute('aria-label') ?? cell.textContent,
        ]),
      ),
    );
    const [head = [], ...body] = rows;
    assert.ok(head.length > 5);
    let cells = 0;
    for (const [first, ...rest] of body) {
      if (rest.length === 0) {
        assert.equal(first?.[0], head.length, 'a heading is as wide as the grid');
        continue;
      }
      assert.equal(rest.length, head.length - 1);
      for (const [, word] of rest) assert.match(String(word), /^(accepted|refused|lost|absent)$/);
      cells += rest.length;
    }
    assert.ok(cells > 100, `${cells} cells`);
    const cut = await visitor.page.$$eval('.engine-name', names =>
      names
        .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
        .map(({ textContent }) => textContent),
    );
    assert.deepEqual(cut, [], 'no name is cut off');
    await visitor.page.setViewport({ width: 375, height: 800 });
    const heights = await visitor.page.$$eval('.engines .in-words tbody tr', rows =>
      rows.map(row => /** @type {any} */ (row).offsetHeight),
    );
    assert.ok(heights.length > 10 && Math.max(...heights) < 300, `a phone shows the words of a row: ${heights}`);
    await visitor.leave();
  },

  async 'of the reports that were made, the last can be had, and no other is kept'({ browser, site }) {
    // One guest is enough to make a report.
    const visitor = await visit(browser, site.address, '#matrix', page =>
      page.evaluateOnNewDocument(() => {
        const [make, drop, get] = [URL.createObjectURL, URL.revokeObjectURL, fetch];
        const kept = /** @type {Set<string>} */ (/** @type {any} */ (globalThis).kept = new Set());
        URL.createObjectURL = what => {
          const url = make(what);
          kept.add(url);
          return url;
        };
        URL.revokeObjectURL = url => {
          kept.delete(url);
          drop(url);
        };
        globalThis.fetch = async (...asked) => {
          const answer = await get(...asked);
          if (!String(asked[0]).endsWith('dist/guests.json')) return answer;
          const index = await answer.json();
          const guests = index.guests.filter((/** @type {any} */ { name }) => name === 'memoryguest');
          return new Response(JSON.stringify({ ...index, guests }));
        };
      }),
    );
    for (let run = 1; run <= 3; run += 1) {
      await visitor.page.evaluate(() => document.getElementById('matrix-report')?.remove());
      await visitor.click('#run-matrix');
      await visitor.page.waitForSelector('#matrix-report');
      await visitor.page.waitForSelector('#run-matrix:not([aria-disabled])');
    }
    const { kept, offered } = await visitor.page.evaluate(() => ({
      kept: [.../** @type {any} */ (globalThis).kept],
      offered: /** @type {any} */ (document.querySelector('.download')).href,
    }));
    assert.deepEqual(kept, [offered]);
    await visitor.leave();
  },
};
