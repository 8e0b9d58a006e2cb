/**
 * How long the page's own thread is busy at a time: at the first load, in every view, and while the matrix runs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.js';
import { launch } from '../../engines/drive/puppeteer.js';
import { findBrowser, missingBrowser } from '../../engines/find.js';
import { browsers } from '../../engines/list.js';
import { InputError } from '../../host-js/errors/input-error.js';
import { assemble } from '../server/assemble.js';
import { serve } from '../server/serve.js';

/** @import { Page } from 'puppeteer-core' */

const MOST_MS = 50;

const help = `Measures in Chromium how long the page's own thread is busy at a time, in time of a processor.

Usage: node host-web/test/long-tasks.js

The longest task of the first load, of each other view, and of a run of the matrix. Time of a processor is counted, not
of a clock, so that other programs on the machine do not count; what a browser calls a long task, over ${MOST_MS} ms, is
told as one.

Examples:
  node host-web/test/long-tasks.js

Exit codes:
  0  no task is longer than ${MOST_MS} ms
  1  one is
  2  bad usage, or no Chromium was found
`;

const PATIENCE_MS = 120_000;

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const passages = {
  'the first load': page => page.waitForSelector('.dump'),
  'a step of the lab': async page => {
    await go(page, '#lab?beside=identity-check&step=7');
    await page.waitForSelector('.lab.pair .banner.greeted');
  },
  'your code': async page => {
    await go(page, '#code');
    await page.waitForSelector('#run-code:enabled');
  },
  'any module': async page => {
    await go(page, '#module');
    await page.waitForSelector('#module-guest');
    await page.select('#module-guest', 'lib_growth');
    await page.waitForSelector('.exports');
  },
  'the matrix, stored': async page => {
    await go(page, '#matrix');
    await page.waitForSelector('#stored table');
  },
  'the matrix, run': async page => {
    await page.click('#run-matrix');
    await page.waitForSelector('#matrix-report');
  },
  growth: async page => {
    await go(page, '#growth');
    await page.waitForSelector('.chart svg');
  },
  engines: async page => {
    await go(page, '#engines');
    await page.waitForSelector('.engines table');
  },
  claims: async page => {
    await go(page, '#claims?claim=dead-read-is-zero');
    await page.waitForSelector('.claim-page table');
  },
  workshop: async page => {
    await go(page, '#workshop?exercise=2');
    await page.waitForSelector('#check');
  },
};

/** @param {Page} page @param {string} hash */
const go = (page, hash) => page.evaluate(hash => void (location.hash = hash), hash);

await program({
  name: 'node host-web/test/long-tasks.js',
  help,
  async execute() {
    const executablePath = findBrowser(browsers.chromium);
    if (!executablePath) throw new InputError(missingBrowser(browsers.chromium));
    const folder = mkdtempSync(join(tmpdir(), 'growth-lab-tasks-'));
    await assemble(fileURLToPath(new URL('../..', import.meta.url)), folder);
    const { server, address } = await serve(folder, { port: 0, isolated: true });
    const browser = await launch(browsers.chromium, executablePath);
    let isLong = false;
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      for (const [name, pass] of Object.entries(passages)) {
        await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
        if (page.url() === 'about:blank') await page.goto(address);
        await pass(page);
        const trace = await page.tracing.stop();
        const longest = longestTask(JSON.parse(new TextDecoder().decode(trace)).traceEvents, address);
        isLong ||= longest > MOST_MS;
        process.stdout.write(`${name}: ${longest.toFixed(1)} ms${longest > MOST_MS ? ', a long task' : ''}\n`);
      }
    } finally {
      await browser.close();
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    }
    return isLong ? 1 : 0;
  },
});

/**
 * A browser draws parts of itself as pages, in renderers of their own, and those are busy too when it starts.
 *
 * @param {any[]} events
 * @param {string} address
 * @returns {number} milliseconds of a processor, on the main thread of the renderer that shows the page
 */
function longestTask(events, address) {
  const shows = new Set(
    events
      .filter(({ name }) => /^(TracingStartedInBrowser|FrameCommittedInBrowser)$/.test(name))
      .flatMap(({ args: { data } }) => data.frames ?? [data])
      .filter(({ url }) => url?.startsWith(address))
      .map(({ processId }) => processId),
  );
  const mains = new Set(
    events
      .filter(({ name, args, pid }) => name === 'thread_name' && args.name === 'CrRendererMain' && shows.has(pid))
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid, tdur }) => /RunTask$/.test(name) && tdur && mains.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0)
    throw new Error('the trace holds no task: this Chromium tells them, or the page’s frame, by another name');
  return Math.max(...tasks.map(({ tdur }) => tdur / 1000));
}
