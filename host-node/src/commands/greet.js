import { GreetingLost } from '../greeting-lost.js';
import { escapeText } from '../../../cli/escape.js';
import { readNumber, readTimeLimit } from '../../../cli/options.js';
import { UsageError } from '../../../cli/usage-error.js';
import { strategies } from '../../../host-js/views/strategies.js';
import { bounds, boundsHelp } from '../bounds.js';
import { defaultDist, findGuest, readIndex } from '../find-guest.js';
import { runApart } from '../run-apart.js';

/**
 * @import { Observation } from '../../../host-js/matrix/run.js'
 * @import { Texts } from '../../../host-js/types.js'
 */

export const summary = 'one greeting through one guest';

export const help = `One greeting through one guest, with one way of holding a view.

Usage: node host-node greet [GUEST] [options]

GUEST is a name from dist/guests.json, or a path to a .wasm [default: lib_growth].

Options:
  --salutation TEXT    at most 16 bytes of UTF-8 [default: Ahoy there]
  --name TEXT          at most 16 bytes of UTF-8 [default: Testy McTestface]
  --strategy STRATEGY  ${strategies.map(({ name }) => name).join(', ')} [default: fresh]
  --time-limit SECONDS end a guest that takes longer to compile, to start or to return from a call [default: ${bounds.stepSeconds}]
  --max-pages PAGES    the most that its memory may have, of 65,536 bytes each [default: ${bounds.maxPages}, 1 GiB]
  --json               print what was observed as JSON
  --dist DIR           where the guests are [default: dist/ at the repository's root]
  --help               print this

Strategies:
${strategies.map(({ name, holds, hole }) => `  ${name.padEnd(18)} ${holds}\n${' '.repeat(21)}known hole: ${hole}`).join('\n')}

${boundsHelp}
Examples:
  node host-node greet
  node host-node greet lib_growth --strategy stale        fails as the original demo did
  node host-node greet ./mine.wasm --name "李小龍"

Exit codes:
  0  greeted
  1  the greeting was lost: a dead view, or wrong bytes
  2  bad input: the command line, a text, or a guest that breaks the protocol or its bounds
`;

/** A day: a greeting has few steps, and each has its limit. */
const LONGEST_GREETING = 86_400;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
export const options = {
  salutation: { type: 'string' },
  name: { type: 'string' },
  strategy: { type: 'string', default: 'fresh' },
  'time-limit': { type: 'string', default: String(bounds.stepSeconds) },
  'max-pages': { type: 'string', default: String(bounds.maxPages) },
  json: { type: 'boolean', default: false },
  dist: { type: 'string', default: defaultDist },
};

/**
 * @param {any} values the options
 * @param {string[]} positionals
 * @returns {Promise<number>} the exit code
 */
export async function execute(values, positionals) {
  const { salutation, name, strategy, json, dist, 'time-limit': limit, 'max-pages': pages } = values;
  const [wanted = 'lib_growth', extra] = positionals;
  if (extra !== undefined) throw new UsageError(`greet takes one guest, and got ${extra} as well`);
  if (!strategies.some(known => known.name === strategy)) {
    throw new UsageError(
      `there is no strategy called ${strategy}`,
      `there are ${strategies.map(({ name }) => name).join(', ')}`,
    );
  }
  const index = await readIndex(dist);
  const guest = await findGuest(wanted, dist, index);
  if (guest.description && !guest.description.greets) {
    throw new UsageError(
      `${wanted} does not greet: it does not speak the slots' protocol. ${guest.description.why}`,
      `choose one of ${index.guests
        .filter(({ greets }) => greets)
        .map(({ name }) => name)
        .join(', ')}`,
    );
  }
  const defaults = /** @type {Texts} */ (index.texts[0]);
  const texts = { salutation: salutation ?? defaults.salutation, name: name ?? defaults.name };
  const job = {
    verb: /** @type {const} */ ('greet'),
    guests: [guest],
    index,
    maxPages: readPages(pages),
    texts,
    strategy,
  };
  /** @type {Observation} */
  const seen = await runApart(job, { step: readTimeLimit(limit), run: LONGEST_GREETING });
  const message = seen.outcome === 'greeted' ? `${texts.salutation}, ${texts.name}!` : null;
  if (json) {
    const { expected, calls, forced, givenEarly, ...observed } = seen;
    process.stdout.write(`${JSON.stringify({ guest: wanted, strategy, message, ...observed }, null, 2)}\n`);
  } else if (message) {
    process.stdout.write(`${escapeText(message)}\n`);
  }
  if (!message) throw new GreetingLost(guest.name, strategy, seen);
  return 0;
}

/** @param {string} text of the option --max-pages */
export const readPages = text =>
  readNumber('--max-pages', text, { from: 1, to: 65_536, whole: true, unit: 'pages', example: '1024' });
