/**
 * The whole page in one file, which opens from a disk: its code, style, guests and reports lie inside.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../../cli/usage-error.js';
import { findBundler } from './bundler.js';

/** What the page imports by a name that no bundler follows. */
const RARE = 'claims/src/observe.js';

/**
 * @param {string} site the assembled page
 * @param {string} to the file
 */
export async function makeSingleFile(site, to) {
  const source = join(site, 'host-web/src');
  const workers = (await readdir(join(source, 'workers'))).filter(file => file.endsWith('.js'));
  const [main, rare, ...threads] = await Promise.all([
    bundle(join(source, 'main.js'), 'esm'),
    bundle(join(site, RARE), 'esm'),
    ...workers.map(file => bundle(join(source, 'workers', file), 'iife')),
  ]);
  const style = await readFile(join(site, 'host-web/style.css'), 'utf8');
  const early = await readFile(join(source, 'early.js'), 'utf8');
  const script = `${main}\n`;
  const policy = [
    "default-src 'none'",
    // The learner's own code is a module that a worker makes; a file has no server to fetch one from.
    `script-src ${hash(script)} ${hash(early)} 'wasm-unsafe-eval' blob:`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

  const html = await readFile(join(site, 'index.html'), 'utf8');
  const inside = [
    ...threads.map(
      (text, at) => `<script type="text/plain" id="worker-${basename(workers[at] ?? '', '.js')}">${text}</script>`,
    ),
    `<script type="text/plain" id="module-${RARE}">${rare}</script>`,
    `<script type="application/json" id="files-inside">${JSON.stringify(await files(site))}</script>`,
  ].join('\n');
  // Functions, because `$` means something in a replacement.
  const page = html
    .replace(/content="default-src[^"]*"/, () => `content="${policy}"`)
    .replace(/ *<meta name="isolating-worker"[^>]*>\n/, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/ *<script type="module"[^>]*><\/script>\n/, '')
    .replace(
      /<script src="[^"]*early.js"><\/script>/,
      () => `${inside}\n<script>${early}</script>\n<script type="module">${script}</script>`,
    );
  await writeFile(to, page);
  return page.length;
}

/**
 * Unminified: the lab shows its own source, line by line.
 *
 * @param {string} entry
 * @param {'esm' | 'iife'} format
 */
async function bundle(entry, format) {
  const bundler = await findBundler();
  if (!bundler) throw new UsageError('esbuild is not installed, and it makes the page one file', 'get it: npm ci');
  const { outputFiles } = await bundler.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
    // What is fetched at run time in the folder lies inside here.
    define: format === 'iife' ? { 'import.meta.url': '"about:blank"' } : {},
  });
  return String(outputFiles?.[0]?.text);
}

/** @param {string} text */
const hash = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Everything that the page fetches, each compressed.
 *
 * @param {string} site
 */
async function files(site) {
  const all = await readdir(site, { recursive: true, withFileTypes: true });
  const wanted = all
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    // Code lies inside already; what a probe is given is none, whatever it is called.
    .filter(
      path =>
        !/\.(js|html|md)$|host-web\/style\.css$|\/\.[^/]*$/.test(path) || path.startsWith(join(site, 'claims/given/')),
    );
  const packed = await Promise.all(
    wanted.map(async path => [
      relative(site, path).split(sep).join('/'),
      gzipSync(await readFile(path), { level: 9 }).toString('base64'),
    ]),
  );
  return Object.fromEntries(packed);
}
