/**
 * Copies the guests that the workshop's exercises use from dist/ to workshop/guests/, so that nobody in class has to
 * build them. A test holds every copy against dist/.
 */
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { say } from '../cli/say.js';
import { shorten } from '../cli/escape.js';
import { didYouMean } from '../cli/nearest.js';
import { program } from '../cli/program.js';
import { UsageError } from '../cli/usage-error.js';

const help = `The guests that the exercises use, copied from dist/ to workshop/guests/: those that are there
already, and those named.

Usage: node workshop/take-guests.js [NAME…]

Examples:
  make workshop-guests
  node workshop/take-guests.js lib_growth_roomy

Exit codes:
  0  they are copied
  2  bad usage, or one of them is not built
`;

const name = 'node workshop/take-guests.js';
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const guests = fileURLToPath(new URL('./guests/', import.meta.url));

const SUFFIX = '.wasm';

await program({ name, help, takesNames: true, execute });

/**
 * @param {any} _
 * @param {string[]} named
 */
function execute(_, named) {
  const built = existsSync(dist) ? readdirSync(dist).filter(file => file.endsWith(SUFFIX)) : [];
  if (built.length === 0) throw new UsageError('no guest is built', 'build the guests first: make guests');
  const wanted = new Set([...readdirSync(guests), ...named.map(name => name + SUFFIX)]);
  const [unknown] = [...wanted].filter(file => !built.includes(file)).map(file => file.slice(0, -SUFFIX.length));
  if (unknown !== undefined) {
    const names = built.map(file => file.slice(0, -SUFFIX.length));
    throw new UsageError(`there is no guest called ${shorten(unknown)} in dist/`, [
      ...didYouMean(unknown, names),
      'if it is new, build it first: make guests',
    ]);
  }
  for (const file of wanted) copyFileSync(dist + file, guests + file);
  say(`workshop/guests/: ${wanted.size} guests copied from dist/`);
  return 0;
}
