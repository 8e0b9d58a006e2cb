/**
 * The editor, bundled into one module; where nothing can bundle it, the page has a plain text area.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @param {string} root the repository
 * @param {string} to
 */
export async function bundleEditor(root, to) {
  const file = 'host-web/src/editor/codemirror.js';
  try {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [join(root, file)],
      outfile: join(to, file),
      allowOverwrite: true,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      logLevel: 'silent',
    });
  } catch {
    await rm(join(to, file), { force: true });
  }
}
