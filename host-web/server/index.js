/**
 * Assembles the lab's page and serves it.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNumber } from '../../cli/options.js';
import { program } from '../../cli/program.js';
import { assemble } from './assemble.js';
import { serve } from './serve.js';
import { makeSingleFile } from './single-file.js';
import { makeSite } from './site.js';

const help = `Assembles the lab's page in dist/web/, and serves it on localhost.

Usage: node host-web/server [options]

Options:
  --port N         the first port to try [default: 8080]
  --no-isolation   leave out the two headers that give shared memory; the page then shows what that costs
  --assemble-only  assemble, and serve nothing
  --site           make dist/site/, for any static host and under any path, and dist/growth-lab.html, which is the
                   whole page in one file and opens from a disk; serve nothing
  --help           print this

Examples:
  node host-web/server
  node host-web/server --port 9000 --no-isolation
  node host-web/server --assemble-only
  node host-web/server --site

Exit codes:
  0  assembled, or served until it was stopped
  1  no port could be had
  2  bad input: the command line, or guests that are not built
`;

const root = fileURLToPath(new URL('../..', import.meta.url));

await program({
  name: 'node host-web/server',
  help,
  options: {
    port: { type: 'string', default: '8080' },
    'no-isolation': { type: 'boolean', default: false },
    'assemble-only': { type: 'boolean', default: false },
    site: { type: 'boolean', default: false },
  },
  async execute(values) {
    const port = readNumber('--port', values.port, { from: 0, to: 65_535, whole: true, example: '8080' });
    if (values.site) {
      const [site, file] = ['dist/site', 'dist/growth-lab.html'];
      await makeSite(root, join(root, site));
      const bytes = await makeSingleFile(join(root, site), join(root, file));
      process.stdout.write(`${site}/ is for any static host; ${file} opens from a disk, ${bytes} bytes\n`);
      return 0;
    }
    const folder = join(root, 'dist/web');
    await assemble(root, folder);
    if (values['assemble-only']) {
      process.stdout.write('dist/web/ is assembled\n');
      return 0;
    }
    const isolated = !values['no-isolation'];
    const served = await serve(folder, { port, isolated });
    if (port !== 0 && served.port !== port) process.stdout.write(`port ${port} is taken; ${served.port} is free\n`);
    process.stdout.write(`${served.address}\n`);
    if (!isolated) process.stdout.write('without the headers for shared memory: the page says what is refused\n');
    // It serves until it is stopped.
    return new Promise(() => {});
  },
});
