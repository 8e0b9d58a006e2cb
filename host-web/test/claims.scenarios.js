/**
 * The register of claims in a browser: what is found, what a link opens, and what the button sees, against what is stored.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { scatter } from '../../claims/src/cells.js';
import { forPage } from '../../claims/src/page.js';
import { isTimed } from '../../claims/src/rule.js';
import { verdictOf, verdicts } from '../../claims/src/verdict.js';
import { hastens, hurry, visit } from './visitor.js';

/** @import { Scenarios } from './scenario.js' */

const register = forPage();
/** Neither time nor the machine's memory decides these. */
const steady = register.claims.filter(({ rule, kind }) => rule && !isTimed(rule) && kind !== 'limits');
const verdictOfClaim = (/** @type {typeof steady[0]} */ { rule, cells }) => verdictOf(rule, scatter(cells)).verdict;

/** How many of each verdict are run. */
const SOME = 3;

/** @type {Scenarios} */
export const claims = {
  async 'claims are found by words, and by an engine’s verdict'({ browser, site, kind }) {
    const visitor = await visit(browser, site.address, '#claims');
    const { page } = visitor;
    await visitor.reads('#claim-count', `${register.claims.length} of ${register.claims.length} claims`);
    const shown = () => page.$$eval('.claim-list a', links => links.map(link => String(link.textContent)));
    assert.equal((await shown()).length, register.claims.length);

    await page.type('#claim-words', 'dataview reads');
    await page.waitForFunction(() => document.querySelectorAll('.claim-list a').length < 20);
    const found = await shown();
    assert.ok(found.length > 0 && found.some(text => text.includes('DataView')), found.join());

    await page.$eval('#claim-words', input => {
      /** @type {any} */ (input).value = '';
      input.dispatchEvent(new Event('input'));
    });
    await page.select('#claim-verdict', 'holds nowhere');
    const nowhere = register.claims.filter(claim => verdictOfClaim(claim) === 'holds nowhere').length;
    await visitor.reads('#claim-count', `${nowhere} of `);

    await page.select('#claim-engine', kind);
    await page.select('#claim-verdict', 'cannot be tried');
    const untried = register.claims.filter(({ cells }) => !('seen' in (scatter(cells)[kind] ?? {}))).length;
    assert.ok(untried > 0);
    await visitor.reads('#claim-count', `${untried} of `);
    await visitor.leave();
  },

  async 'a link opens one claim, with who says it, what decides it, every column and the probe'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#claims?claim=dead-read-is-zero');
    const claim = register.claims.find(({ name }) => name === 'dead-read-is-zero') ?? assert.fail();
    await visitor.reads('.claim-page h2', claim.claim);
    await visitor.reads('.claim-verdict', 'holds nowhere');
    const links = await visitor.page.$$eval('.claim-page a', all =>
      all.map(a => [a.textContent, a.getAttribute('href')]),
    );
    for (const { by } of claim.said) {
      const { title, address } = register.documents[by] ?? assert.fail(by);
      assert.ok(
        links.some(([text, href]) => text === title && href === address),
        title,
      );
    }
    assert.ok(links.some(([, href]) => href === claim.standard));
    const rows = await visitor.page.$$eval('.claim-page tbody tr', rows => rows.map(row => row.textContent));
    assert.equal(rows.length, Object.keys(scatter(claim.cells)).length);
    assert.equal(await visitor.text('.claim-page .probe'), claim.source);

    await visitor.page.evaluate(() => (location.hash = '#claims?claim=no-such-claim'));
    await visitor.reads('.claim-page', 'The register has no claim no-such-claim');
    await visitor.leave();
  },

  async 'the button agrees with the stored column of this engine, for claims of each verdict'({ browser, site, kind }) {
    const visitor = await visit(browser, site.address, '#claims');
    const { page } = visitor;
    let ran = 0;
    for (const verdict of verdicts) {
      const those = steady.filter(claim => verdictOfClaim(claim) === verdict && scatter(claim.cells)[kind]);
      for (const { name, cells } of those.slice(0, SOME)) {
        await page.evaluate(name => (location.hash = `#claims?claim=${name}`), name);
        await page.waitForFunction(
          name =>
            document.querySelector('.claim-list [aria-current]')?.getAttribute('href') === `#claims?claim=${name}`,
          {},
          name,
        );
        await visitor.click('#try-here');
        await page.waitForSelector('.agreement');
        const said = await visitor.text('.tried-here');
        assert.match(said, /It agrees with the stored column/, `${name}: ${said}`);
        const stored = scatter(cells)[kind];
        if (stored && 'seen' in stored) assert.ok(said.includes(JSON.stringify(stored.seen)), `${name}: ${said}`);
        ran += 1;
      }
    }
    assert.ok(ran >= 3 * SOME, `only ${ran} were run`);
    await visitor.leave();
  },

  async 'what the lab and an exercise say of growth leads to its claim'({ browser, site }) {
    const visitor = await visit(browser, site.address, '#lab?step=6');
    await visitor.click('.banner.detached .citation');
    const fresh = register.claims.find(({ name }) => name === 'fresh-object-after-growth') ?? assert.fail();
    await visitor.reads('.claim-page h2', fresh.claim);
    await visitor.page.evaluate(() => (location.hash = '#workshop?exercise=3'));
    await visitor.page.waitForSelector('.reading .citation');
    const cited = await visitor.page.$$eval('.reading .citation', links =>
      links.map(link => link.getAttribute('href')),
    );
    assert.ok(cited.includes('#claims?claim=dead-read-by-index'), cited.join());
    await visitor.leave();
  },

  async 'a claim that no engine can try has its reason, and no button'({ browser, site }) {
    const untried = register.claims.find(({ cannot }) => cannot !== null) ?? assert.fail();
    const visitor = await visit(browser, site.address, `#claims?claim=${untried.name}`);
    await visitor.reads('.claim-page', String(untried.cannot));
    assert.equal(await visitor.exists('#try-here'), false);
    await visitor.leave();
  },

  async 'a probe that hangs ends at the time limit, and costs its own cell alone'({ browser, site }) {
    const [hangs, works] = ['dead-read-is-zero', 'dead-read-by-index'];
    const { server, address } = await withProbe(site.address, hangs, 'export function observe() { for (;;); }');
    try {
      const visitor = await visit(browser, address, `#claims?claim=${hangs}`, hastens(30_000));
      await hurry(visitor.page);
      await visitor.click('#try-here');
      await visitor.reads('.tried-here', 'no answer within 30 s');
      await visitor.reads('.agreement', 'It does not agree');
      await visitor.page.evaluate(name => {
        /** @type {any} */ (globalThis).inHaste = false;
        location.hash = `#claims?claim=${name}`;
      }, works);
      await visitor.page.waitForFunction(() => !document.querySelector('.agreement'));
      await visitor.click('#try-here');
      await visitor.reads('.agreement', 'It agrees');
      await visitor.leave();
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
};

/**
 * The same site, but for one claim's probe.
 *
 * @param {string} site
 * @param {string} name
 * @param {string} probe
 */
async function withProbe(site, name, probe) {
  const server = createServer(async ({ url = '' }, response) => {
    if (url === `/claims/${name}/probe.js`) {
      return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(probe);
    }
    const { status, headers, body } = await fetch(new URL(url.slice(1), site)).then(async answer => ({
      status: answer.status,
      headers: { 'Content-Type': answer.headers.get('Content-Type') ?? '' },
      body: Buffer.from(await answer.arrayBuffer()),
    }));
    response.writeHead(status, headers).end(body);
  });
  await new Promise(resolve => server.listen(0, 'localhost', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { server, address: `http://localhost:${port}/` };
}
