/**
 * The page for any static host, under any path, with no headers set: what `assemble` makes, and a service worker that
 * adds the two headers which give shared memory.
 */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assemble } from './assemble.js';

/**
 * @param {string} root the repository
 * @param {string} to
 */
export async function makeSite(root, to) {
  await assemble(root, to);
  await cp(join(root, 'host-web/isolating-worker.js'), join(to, 'isolating-worker.js'));
  const index = join(to, 'index.html');
  const html = await readFile(index, 'utf8');
  await writeFile(
    index,
    html.replace('<title>', '<meta name="isolating-worker" content="isolating-worker.js" />\n    <title>'),
  );
  // A static host that runs Jekyll leaves out what begins with an underscore; nothing here is for it.
  await writeFile(join(to, '.nojekyll'), '');
  await rm(join(to, 'host-js/heaps'), { recursive: true, force: true });
}
