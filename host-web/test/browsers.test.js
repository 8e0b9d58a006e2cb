/**
 * The page in every browser that is found. One that is not is said loudly; in CI it is a failure.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from '../../engines/drive/puppeteer.js';
import { findBrowser, missingBrowser } from '../../engines/find.js';
import { browsers } from '../../engines/list.js';
import { assemble } from '../server/assemble.js';
import { serve } from '../server/serve.js';
import { anywhere } from './anywhere.scenarios.js';
import { claims } from './claims.scenarios.js';
import { code } from './code.scenarios.js';
import { faults } from './faults.scenarios.js';
import { fold } from './fold.scenarios.js';
import { lab } from './lab.scenarios.js';
import { looks } from './looks.scenarios.js';
import { matrix } from './matrix.scenarios.js';
import { keepPagesOf } from './visitor.js';
import { module } from './module.scenarios.js';
import { workshop } from './workshop.scenarios.js';

/** @import { Stage } from './scenario.js' */

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'growth-lab-web-'));
/** @type {Awaited<ReturnType<typeof serve>>[]} */
let sites = [];

before(async () => {
  await assemble(root, folder);
  sites = await Promise.all([true, false].map(isolated => serve(folder, { port: 0, isolated })));
  for (const { address } of sites) keepPagesOf(address);
});

after(() => {
  for (const { server } of sites) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(folder, { recursive: true });
});

/** The longest comes first: whoever is done with the short ones takes no part in it. */
const scenarios = {
  ...looks,
  ...workshop,
  ...matrix,
  ...anywhere,
  ...lab,
  ...fold,
  ...code,
  ...module,
  ...claims,
  ...faults,
};

/** Of each browser as many are run: whoever waits for one page leaves the processor to another. */
const AT_ONCE = 2;

// Each waits for its own browser most of the time.
describe('the page', { concurrency: true }, () => {
  for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
    const browser = browsers[name];
    const executablePath = findBrowser(browser);
    if (!executablePath) {
      const told = missingBrowser(browser);
      if (!process.env['CI']) process.stderr.write(`\n*** SKIP: ${told} ***\n\n`);
      test(`in ${name}`, t => (process.env['CI'] ? assert.fail(told) : t.skip(told)));
      continue;
    }
    describe(`in ${name}`, { concurrency: AT_ONCE }, () => {
      /** @type {Stage[]} */
      const stages = [];
      /** Those on which nothing is played now: a browser has one keyboard, and one page in front. @type {Stage[]} */
      const free = [];
      before(async () => {
        const [site, bareSite] = /** @type {[typeof sites[0], typeof sites[0]]} */ (sites);
        const open = async () =>
          stages.push({ browser: await launch(browser, executablePath), kind: name, site, bareSite, folder });
        await Promise.all(Array.from({ length: AT_ONCE }, open));
        free.push(...stages);
      });
      after(() => Promise.all(stages.map(({ browser }) => browser.close())));
      for (const [sentence, play] of Object.entries(scenarios)) {
        test(sentence, async () => {
          const stage = free.pop() ?? assert.fail(`more than ${AT_ONCE} scenarios are played at once`);
          try {
            await play(stage);
          } finally {
            free.push(stage);
          }
        });
      }
    });
  }
});
