/**
 * Copies the guests that the workshop's exercises use from dist/ to workshop/guests/, so that nobody in class has to
 * build them: those that are there already, and those named. A test holds every copy against dist/.
 *
 *   node workshop/take-guests.js [NAME…]
 */
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const guests = fileURLToPath(new URL('./guests/', import.meta.url));

const named = process.argv.slice(2).map(name => `${name}.wasm`);
const files = [...new Set([...readdirSync(guests), ...named])].sort();
const unbuilt = files.filter(file => !existsSync(dist + file));
if (unbuilt.length > 0) {
  process.stderr.write(`error: not in dist/: ${unbuilt.join(', ')}\n  build the guests first: make guests\n`);
  process.exit(2);
}
for (const file of files) copyFileSync(dist + file, guests + file);
process.stdout.write(`workshop/guests/: ${files.length} guests copied from dist/\n`);
