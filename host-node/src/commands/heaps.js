import { join } from 'node:path';
import { escapeAll } from '../../../cli/escape.js';
import { readJson } from '../../../cli/files.js';
import { UsageError } from '../../../cli/usage-error.js';
import { candidate } from '../../../host-js/matrix/candidate.js';
import { demonstrate, heapGuests } from '../../../host-js/heaps/run.js';
import { defaultDist, findGuest, readIndex } from '../find-guest.js';
import { painter } from '../../../cli/paint.js';

/**
 * @import { Described, HeapCell } from '../../../host-js/heaps/run.js'
 * @import { Paint } from '../../../cli/paint.js'
 */

export const summary = 'how heaps go wrong, by allocator, each shown and asserted';

export const help = `How heaps go wrong, by allocator: each a short demonstration, held against what must be seen.

Usage: node host-node heaps [DEMONSTRATION…] [options]

Options:
  --json      print what was seen as JSON
  --dist DIR  where the guests are [default: dist/ at the repository's root]
  --help      print this

Examples:
  node host-node heaps
  node host-node heaps double-free wrong-length

Exit codes:
  0  every heap did what it must
  1  one did not
  2  bad input: the command line, or guests that are not built
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
export const options = {
  json: { type: 'boolean', default: false },
  dist: { type: 'string', default: defaultDist },
};

/**
 * @param {any} values the options
 * @param {string[]} positionals
 * @returns {Promise<number>} the exit code
 */
export async function execute({ json, dist }, positionals) {
  const index = await readIndex(dist);
  /** @type {Described[]} */
  const described = await readJson(join(dist, 'cases/heaps.json'), 'build the guests first: make guests');
  const known = described.map(({ name }) => name);
  for (const wanted of positionals) {
    if (!known.includes(wanted)) {
      throw new UsageError(`there is no demonstration called ${wanted}`, `there are ${known.join(', ')}`);
    }
  }
  const heaps = await Promise.all(
    heapGuests(index).map(async description => {
      return candidate(await findGuest(description.name, dist, index), null);
    }),
  );
  const arena = heaps.find(({ declares }) => declares?.exports.some(({ name }) => name === 'reset'));
  if (!arena) throw new UsageError('no heap exports reset, and fragmentation needs one that does', 'make guests');
  const results = described
    .filter(({ name }) => positionals.length === 0 || positionals.includes(name))
    .map(demonstration => ({ ...demonstration, cells: demonstrate(demonstration, heaps, arena, index) }));
  const paint = painter(process.stdout);
  process.stdout.write(
    json
      ? `${JSON.stringify(results, null, 2)}\n`
      : escapeAll(results)
          .map(result => show(result, paint))
          .join('\n'),
  );
  return results.every(({ cells }) => cells.every(({ agrees }) => agrees)) ? 0 : 1;
}

/**
 * @param {Described & { cells: HeapCell[] }} result
 * @param {Paint} paint
 */
function show({ name, title, claim, finding, cells }, paint) {
  const width = Math.max(...cells.map(({ guest }) => guest.length));
  const words = (/** @type {object} */ seen) =>
    Object.entries(seen)
      .map(([what, value]) => `${what}: ${value}`)
      .join(', ');
  const rows = cells.map(({ guest, seen, expected, agrees }) =>
    agrees
      ? `  ${guest.padEnd(width)}  ${words(seen)}`
      : paint(
          'bad',
          `  ${guest.padEnd(width)}  ${words(seen)}; expected ${expected ? words(expected) : 'nothing: describe it'}`,
        ),
  );
  return [paint('heading', `${title} (${name})`), ...rows, `  said: ${claim}`, `  seen: ${finding}`, ''].join('\n');
}
