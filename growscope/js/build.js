#!/usr/bin/env node
/**
 * Puts the npm package together in a folder: two bundles, the crate as WebAssembly, the documents.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.js';

const help = `Puts growscope's npm package together in target/growscope-npm.

Usage: node growscope/js/build.js

make growscope packs it, too.

Exit codes:
  0  it is there
  2  bad usage
`;

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const target = `${root}target/growscope-npm`;

await program({ name: 'node growscope/js/build.js', help, execute });

async function execute() {
  // It does not load in a folder that was deleted.
  const { build } = await import('esbuild');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const common = /** @type {const} */ ({ bundle: true, legalComments: 'none', charset: 'utf8', logLevel: 'warning' });
  await build({
    ...common,
    entryPoints: { hook: `${here}src/node/hook.js` },
    outdir: target,
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
  });
  await build({
    ...common,
    entryPoints: { page: `${here}src/page/page.js` },
    outdir: target,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
  });
  await build({
    ...common,
    entryPoints: { growscope: `${here}src/command/main.js` },
    outdir: target,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    chunkNames: 'command/[name]-[hash]',
  });
  copyFileSync(`${root}dist/growscope.wasm`, `${target}/growscope.wasm`);
  for (const file of ['register.js', 'jest.cjs', 'vitest.js', 'report.schema.json'])
    copyFileSync(`${here}${file}`, `${target}/${file}`);
  for (const file of ['LICENSE-APACHE', 'LICENSE-MIT', 'SECURITY.md', 'CHANGELOG.md'])
    copyFileSync(`${root}${file}`, `${target}/${file}`);
  // What it leads to in the repository is not in the package.
  const readme = readFileSync(`${here}README.md`, 'utf8')
    .replace(/\[°\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\(\.\.\/[^)]*\)/g, '$1');
  writeFileSync(`${target}/README.md`, readme);
  writeFileSync(`${target}/package.json`, readFileSync(`${here}package.json`));
  return 0;
}
