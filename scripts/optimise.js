/**
 * What wasm-opt makes of each guest. Optional: the lab runs what the linker wrote. The results, in dist/optimised/, go
 * through the matrix like any guest that is brought along.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from '../cli/say.js';
import { program } from '../cli/program.js';
import { defaultDist as dist, readIndex } from '../host-node/src/find-guest.js';

const help = `What wasm-opt makes of each guest, in dist/optimised/, and both sizes in bytes.

Usage: node scripts/optimise.js

It runs wasm-opt through npx, which fetches it when it is first wanted.

Examples:
  make optimise
  node host-node matrix dist/optimised/lib_growth.wasm

Exit codes:
  0  every guest is optimised
  1  wasm-opt failed
  2  bad usage, or the guests are not built: make guests
`;

const BINARYEN = 'binaryen@132.0.0';

await program({ name: 'node scripts/optimise.js', help, execute });

async function execute() {
  const { guests } = await readIndex(dist);
  const width = Math.max(...guests.map(({ name }) => name.length));
  say(`${'guest'.padEnd(width)}  linker, bytes  wasm-opt -Oz, bytes`);
  for (const { name, file } of guests) {
    const [from, to] = [`${dist}/${file}`, `${dist}/optimised/${file}`];
    mkdirSync(dirname(to), { recursive: true });
    execFileSync('npx', ['--yes', '--package', BINARYEN, 'wasm-opt', '-Oz', '--all-features', from, '-o', to], {
      cwd: dist,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [before, after] = [from, to].map(path => statSync(path).size);
    say(`${name.padEnd(width)}  ${String(before).padStart(13)}  ${String(after).padStart(19)}`);
  }
  return 0;
}
