/**
 * Style sheets, without their comments and spaces; where nothing can take them out, they stay.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBundler } from './bundler.js';

/** @param {string} folder with all below it */
export async function packStyles(folder) {
  const files = await readdir(folder, { recursive: true });
  for (const file of files.filter(file => file.endsWith('.css'))) {
    const path = join(folder, file);
    await writeFile(path, await packed(await readFile(path, 'utf8')));
  }
}

/** @param {string} text */
async function packed(text) {
  const bundler = await findBundler();
  const packed = await bundler?.transform(text, { loader: 'css', minify: true, logLevel: 'silent' }).catch(() => null);
  return packed?.code ?? text;
}
