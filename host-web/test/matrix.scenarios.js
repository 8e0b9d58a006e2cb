/**
 * The whole matrix in a browser, against Node's.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { name as nameOf } from '../../host-js/report/table.js';
import { apis, kinds } from '../../host-js/views/web-apis.js';
import { dist, readJson } from '../../host-node/test/lab.js';
import { visit } from './visitor.js';

/**
 * @import { Report } from '../../host-js/types.js'
 * @import { Scenarios } from './scenario.js'
 */

/** @type {Scenarios} */
export const matrix = {
  async 'every cell agrees with its guest, and with Node where both ran; the report is kept'({ browser, site, kind }) {
    const visitor = await visit(browser, site.address, '#matrix');
    await visitor.click('#run-matrix');
    await visitor.page.waitForSelector('#matrix-report');
    /** @type {Report} */
    const report = JSON.parse(await visitor.text('#matrix-report'));
    assert.equal(report.host, `host-web-${kind}`);
    /** @type {Report} */
    const node = readJson('dist/report/host-node.json');
    // A page may only be told the major version; its driver knows the whole. It was served the guests that Node ran.
    const [, version = '', major] = /\/((\d+)[\d.]*)/.exec(await browser.version()) ?? [];
    assert.equal(report.engine.version.split('.')[0], major);
    const kept = { ...report, madeFrom: node.madeFrom, engine: { ...report.engine, version } };
    assert.deepEqual(
      report.cells.filter(({ verdict }) => verdict !== 'agrees' && verdict !== 'skipped'),
      [],
    );
    const here = new Map(report.cells.map(cell => [nameOf(cell), cell]));
    assert.deepEqual([...here.keys()].sort(), node.cells.map(nameOf).sort(), 'the same cells');
    let both = 0;
    for (const cell of node.cells) {
      const name = nameOf(cell);
      const { outcome, firstGrowth, firstDetach } = here.get(name) ?? assert.fail(name);
      if (cell.outcome === 'skipped' || outcome === 'skipped') continue;
      assert.deepEqual([outcome, firstGrowth, firstDetach], [cell.outcome, cell.firstGrowth, cell.firstDetach], name);
      both += 1;
    }
    assert.ok(both > 1000, `only ${both} cells ran in both`);
    await visitor.reads('#here', `${report.engine.name} ${report.engine.version}`);
    await visitor.reads('#here', `${report.summary.agreed} agree, 0 disagree`);
    await visitor.reads('#stored', 'cells asserted');
    await visitor.reads('#stored', 'Node.js');
    await visitor.reads('#stored', 'wasmtime');
    assert.match(await visitor.page.$eval('.download', link => /** @type {any} */ (link).href), /^blob:/);
    writeFileSync(join(dist, 'report', `${report.host}.json`), `${JSON.stringify(kept, null, 1)}\n`);
    await visitor.passesAxe('a matrix that was run here');
    const links = await visitor.page.$$eval('#here td a.outcome', links =>
      links.map(link => [link.textContent, link.getAttribute('href')]),
    );
    assert.ok(links.length > 50, 'every cell is a way into the lab');
    const [, href] = links.find(([, href]) => href?.includes('guest=memoryguest_shared_grow&strategy=zero')) ?? [];
    await visitor.page.evaluate(href => (location.hash = String(href)), href);
    await visitor.reads('.headline', 'Wrong bytes, and no exception');
    await visitor.leave();
  },

  async 'the growth view draws each class as it is described'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#growth');
    await visitor.page.waitForSelector('.chart svg');
    const label = await visitor.page.$eval('.chart svg', chart => String(chart.getAttribute('aria-label')));
    assert.match(label, /lib_no_growth: stays at 1 page\./);
    assert.match(label, /lib_growth: grows from 17 to 18 pages, first in call 1\./);
    assert.match(label, /lib_bump: grows from 1 to 2 pages, first in call \d,\d{3}\./);
    assert.match(label, /lib_bump, reset: stays at 1 page\./);
    assert.equal((await visitor.attributes('.chart circle')).length, 2, 'one mark for each growth');
    await visitor.leave();
  },

  async 'the engines view tries each Web API here, and shows what other engines did'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#engines');
    await visitor.page.waitForSelector('.engines section:nth-child(4)');
    const tables = await visitor.page.$$eval('.engines section', sections =>
      sections.map(section =>
        [...section.querySelectorAll('tr')].map(row => [...row.cells].map(cell => cell.innerText)),
      ),
    );
    const [[headings = [], ...rows] = [], [, ...stored] = []] = tables;
    assert.deepEqual(
      headings.slice(1),
      kinds.map(({ name }) => name),
    );
    assert.deepEqual(
      rows.map(([api]) => api),
      apis.map(({ name }) => name),
    );
    const ordinary = headings.indexOf('memory.buffer');
    for (const row of rows) {
      assert.equal(row[ordinary], 'accepted', `${row[0]} over an ordinary buffer`);
      for (const result of row.slice(1)) assert.match(result, /^(accepted|refused|lost|absent)$/);
    }
    assert.equal(stored.length, kinds.length * (apis.length + 1), 'a heading for each buffer, and a row for each API');
    await visitor.leave();
  },
};
