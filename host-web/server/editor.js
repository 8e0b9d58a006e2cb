/**
 * The editor, bundled; where nothing can bundle it, the page has a plain text area.
 */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findBundler } from './bundler.js';

/**
 * @param {string} root the repository
 * @param {string} to
 */
export async function bundleEditor(root, to) {
  const file = 'host-web/src/editor/codemirror.js';
  const bundler = await findBundler();
  const built = await bundler
    ?.build({
      entryPoints: [join(root, file)],
      outdir: dirname(join(to, file)),
      allowOverwrite: true,
      bundle: true,
      // What it imports by and by comes by and by, and nothing comes twice.
      splitting: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      logLevel: 'silent',
    })
    .catch(() => null);
  if (!built) await rm(join(to, file), { force: true });
}
