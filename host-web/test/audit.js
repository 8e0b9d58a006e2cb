/**
 * Audits the exercises in every browser that is found, and counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.js';
import { assemble } from '../server/assemble.js';
import { serve } from '../server/serve.js';
import { inEachBrowser } from './each-browser.js';
import { auditIn, subjects } from './workshop-audit.js';

const help = `Holds the exercises that run in the page against what they say of themselves, in Chromium and Firefox: the
starter is rejected as declared, every solution and right file passes, every wrong fix is rejected for its reason.

Usage: node host-web/test/audit.js

Examples:
  make audit-web

Exit codes:
  0  every file, in every browser that was found, as it should be
  1  one is not
  2  bad usage, or no browser was found
`;

await program({
  name: 'node host-web/test/audit.js',
  help,
  async execute() {
    const folder = mkdtempSync(join(tmpdir(), 'growth-lab-audit-'));
    await assemble(fileURLToPath(new URL('../..', import.meta.url)), folder);
    const site = await serve(folder, { port: 0, isolated: true });
    const wanted = await subjects();
    const wrong = wanted.filter(({ name }) => name.startsWith('wrong/')).length;
    try {
      return await inEachBrowser(async (name, browser) => {
        const page = await browser.newPage();
        await page.goto(`${site.address}#workshop`);
        const findings = [];
        for (const exercise of new Set(wanted.map(({ exercise }) => exercise))) {
          if (process.stderr.isTTY) process.stderr.write(`${name}: ${exercise} …\n`);
          findings.push(
            ...(await auditIn(
              page,
              wanted.filter(subject => subject.exercise === exercise),
            )),
          );
        }
        for (const { exercise, name: file, expected, seen, details } of findings) {
          process.stdout.write(`${name}: ${exercise}/${file}: expected ${expected}, seen ${seen}\n`);
          for (const line of details) process.stdout.write(`  ${line}\n`);
        }
        process.stdout.write(
          `${name}: ${wanted.length} files of ten exercises, ${wrong} of them wrong fixes; ${findings.length} not as they should be\n`,
        );
        return findings.length;
      });
    } finally {
      site.server.close();
      site.server.closeAllConnections();
      rmSync(folder, { recursive: true });
    }
  },
});
