/**
 * The style sheet, without its comments and spaces; where nothing can take them out, they stay.
 */
import { readFile, writeFile } from 'node:fs/promises';

/**
 * @param {string} from
 * @param {string} to
 */
export async function packStyle(from, to) {
  const text = await readFile(from, 'utf8');
  await writeFile(to, await packed(text));
}

/** @param {string} text */
async function packed(text) {
  try {
    const { transform } = await import('esbuild');
    const { code } = await transform(text, { loader: 'css', minify: true, logLevel: 'silent' });
    return code;
  } catch {
    return text;
  }
}
