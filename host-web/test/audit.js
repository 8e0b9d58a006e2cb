/**
 * Audits the exercises in every browser that is found, and counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.js';
import { launch } from '../../engines/drive/puppeteer.js';
import { findBrowser, missingBrowser } from '../../engines/find.js';
import { browsers } from '../../engines/list.js';
import { assemble } from '../server/assemble.js';
import { serve } from '../server/serve.js';
import { solve } from './typing.js';
import { visit } from './visitor.js';
import { auditIn, subjects } from './workshop-audit.js';

/**
 * @import { Finding, Subject } from './workshop-audit.js'
 */

const PATIENCE_MS = 120_000;

const help = `Holds the exercises that run in the page against what they say of themselves, in Chromium and Firefox: the
starter is rejected as declared, every solution and right file passes, every wrong fix is rejected for its reason. Then each is solved by
typing its solution, key by key.

Usage: node host-web/test/audit.js [options]

Options:
  --only PATTERN   only the exercises whose name fits, such as 12
  --help           print this

Examples:
  make audit-web
  node host-web/test/audit.js --only '05|12'

Exit codes:
  0  every file, in every browser that was found, as it should be
  1  one is not
  2  bad usage, or no browser was found
`;

const names = /** @type {const} */ (['chromium', 'firefox']);

/**
 * @param {(typeof names)[number]} name
 * @param {string} address of the site
 * @param {Subject[]} wanted
 * @returns {Promise<number | null>} how many are not as they should be; null where the browser was not found
 */
async function auditBrowser(name, address, wanted) {
  const executablePath = findBrowser(browsers[name]);
  if (!executablePath) {
    process.stdout.write(`SKIP ${name}: ${missingBrowser(browsers[name])}\n`);
    return null;
  }
  const browser = await launch(browsers[name], executablePath);
  try {
    /** @type {Finding[]} */
    const findings = [];
    const exercises = [...new Set(wanted.map(({ exercise }) => exercise))];
    for (const exercise of exercises) {
      if (process.stderr.isTTY) process.stderr.write(`${name}: ${exercise} …\n`);
      // A process of its own for each: what a memory reserved is given back when the process ends, if not sooner.
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(`${address}#workshop`);
      findings.push(
        ...(await auditIn(
          page,
          wanted.filter(subject => subject.exercise === exercise),
        )),
      );
      await context.close();
    }
    for (const { exercise, name: file, expected, seen, details } of findings) {
      process.stdout.write(`${name}: ${exercise}/${file}: expected ${expected}, seen ${seen}\n`);
      for (const line of details) process.stdout.write(`  ${line}\n`);
    }
    const wrong = wanted.filter(({ name }) => name.startsWith('wrong/')).length;
    process.stdout.write(
      `${name}: ${wanted.length} files of ${exercises.length} exercises, ${wrong} of them wrong fixes; ${findings.length} not as they should be\n`,
    );
    const visitor = await visit(browser, address, '#workshop?exercise=1');
    const solutions = wanted.filter(({ name }) => name === 'solution');
    for (const { exercise, source } of solutions) await solve(visitor, exercise, source);
    await visitor.leave();
    process.stdout.write(`${name}: ${solutions.length} exercises solved by typing\n`);
    return findings.length;
  } finally {
    await browser.close();
  }
}

await program({
  name: 'node host-web/test/audit.js',
  help,
  options: { only: { type: 'string', default: '' } },
  async execute({ only }) {
    const folder = mkdtempSync(join(tmpdir(), 'growth-lab-audit-'));
    await assemble(fileURLToPath(new URL('../..', import.meta.url)), folder);
    const site = await serve(folder, { port: 0, isolated: true });
    const all = (await subjects()).filter(({ exercise }) => new RegExp(only).test(exercise));
    const wanted = all.filter(({ skip }) => skip === null);
    for (const { exercise, name, skip } of all) {
      if (skip !== null) process.stdout.write(`SKIP ${exercise}/${name}: ${skip}\n`);
    }
    try {
      const counts = await Promise.all(names.map(name => auditBrowser(name, site.address, wanted)));
      const had = counts.filter(count => count !== null);
      return had.length === 0 ? 2 : had.some(count => count > 0) ? 1 : 0;
    } finally {
      site.server.close();
      site.server.closeAllConnections();
      rmSync(folder, { recursive: true });
    }
  },
});
