/**
 * What wasm-opt makes of each guest. Optional: the lab runs what the linker wrote. The results, in dist/optimised/, go
 * through the matrix like any guest that is brought along.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noArguments } from './no-arguments.js';

noArguments(`What wasm-opt makes of each guest, in dist/optimised/, and both sizes in bytes.

Usage: node scripts/optimise.js

It runs wasm-opt through npx, which fetches it when it is first wanted.

Examples:
  make optimise
  node host-node matrix dist/optimised/lib_growth.wasm

Exit codes:
  0  every guest is optimised
  1  wasm-opt failed, or the guests are not built: make guests
  2  bad usage
`);

const BINARYEN = 'binaryen@132.0.0';
const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** @type {import('../host-js/types.js').Index} */
const { guests } = JSON.parse(readFileSync(`${dist}/guests.json`, 'utf8'));

const width = Math.max(...guests.map(({ name }) => name.length));
console.log(`${'guest'.padEnd(width)}  linker, bytes  wasm-opt -Oz, bytes`);
for (const { name, file } of guests) {
  const [from, to] = [`${dist}/${file}`, `${dist}/optimised/${file}`];
  mkdirSync(dirname(to), { recursive: true });
  execFileSync('npx', ['--yes', '--package', BINARYEN, 'wasm-opt', '-Oz', '--all-features', from, '-o', to], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [before, after] = [from, to].map(path => statSync(path).size);
  console.log(`${name.padEnd(width)}  ${String(before).padStart(13)}  ${String(after).padStart(19)}`);
}
