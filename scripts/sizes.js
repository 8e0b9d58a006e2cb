/**
 * What each allocator weighs: the bytes that it adds to a module of two functions, `alloc` and `dealloc`, over the same
 * module without one. Also written to benchmarks/results/sizes.csv.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { say } from '../cli/say.js';
import { program } from '../cli/program.js';
import { defaultDist, readIndex } from '../host-node/src/find-guest.js';

/** @import { Guest } from '../host-js/types.js' */

const help = `What each allocator adds to a guest, in bytes, over a stub that exports the same two functions.

Usage: node scripts/sizes.js

Also written to benchmarks/results/sizes.csv.

Examples:
  make sizes

Exit codes:
  0  it is printed
  2  bad usage, or the guests are not built: make guests
`;

/** What guides say that an allocator costs. @type {Record<string, string>} */
const claims = { std: '6 to 10 KiB', dlmalloc: '6 to 10 KiB', wee: 'about 1 KiB', bump: 'about 0.1 KiB' };

const root = fileURLToPath(new URL('..', import.meta.url));

await program({ name: 'node scripts/sizes.js', help, execute });

async function execute() {
  const { guests } = await readIndex(defaultDist);
  const allocator = (/** @type {Guest} */ { features }) => features[0] ?? 'std';
  /** @param {string} crate */
  const builtFrom = crate => guests.filter(({ source }) => source === `crates/${crate}/Cargo.toml`);

  const bare = builtFrom('lib_bare');
  const stub = Number(bare.find(guest => allocator(guest) === 'none')?.artefact.bytes);
  const greeters = builtFrom('lib_growth').filter(
    ({ artefact, features }) => features.length > 0 || artefact.nameBytes === 0,
  );
  const rows = bare
    .filter(guest => allocator(guest) !== 'none')
    .map(guest => {
      const greeter = greeters.find(greeter => allocator(greeter) === allocator(guest));
      return {
        allocator: allocator(guest),
        adds: guest.artefact.bytes - stub,
        greeter: greeter?.artefact.bytes ?? null,
        claim: claims[allocator(guest)] ?? '',
      };
    })
    .sort((a, b) => a.adds - b.adds);

  say(`${'allocator'.padEnd(12)}  ${'adds, bytes'}  ${'lib_growth over it, bytes'}  said elsewhere`);
  for (const { allocator, adds, greeter, claim } of rows) {
    say(`${allocator.padEnd(12)}  ${`${adds}`.padStart(11)}  ${`${greeter ?? ''}`.padStart(25)}  ${claim}`.trimEnd());
  }
  say(`over a stub of ${stub} bytes that exports the same two functions`);

  const folder = `${root}benchmarks/results`;
  mkdirSync(folder, { recursive: true });
  const csv = rows.map(({ allocator, adds, greeter }) => [allocator, adds, greeter ?? ''].join(','));
  writeFileSync(`${folder}/sizes.csv`, ['allocator,adds_bytes,lib_growth_bytes', ...csv, ''].join('\n'));
  return 0;
}
