/**
 * Copies the guests that the workshop's exercises use from dist/ to workshop/guests/, so that nobody in class has to
 * build them. A test holds every copy against dist/.
 */
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shorten } from '../cli/escape.js';
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
  2  bad usage, or one of them is not built: make guests
`;

const name = 'node workshop/take-guests.js';
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const guests = fileURLToPath(new URL('./guests/', import.meta.url));

await program({ name, help, takesNames: true, execute });

/**
 * @param {any} _
 * @param {string[]} names
 */
function execute(_, names) {
  const files = [...new Set([...readdirSync(guests), ...names.map(name => `${name}.wasm`)])].sort();
  const unbuilt = files.filter(file => !existsSync(dist + file));
  if (unbuilt.length > 0) {
    throw new UsageError(`not in dist/: ${shorten(unbuilt.join(', '))}`, 'build the guests first: make guests');
  }
  for (const file of files) copyFileSync(dist + file, guests + file);
  console.log(`workshop/guests/: ${files.length} guests copied from dist/`);
  return 0;
}
