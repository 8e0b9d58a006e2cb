/**
 * Copies the guests that the workshop's exercises use from dist/ to workshop/guests/, so that nobody in class has to
 * build them: those that are there already, and those named.
 *
 *   node scripts/workshop-guests.js [NAME…]
 *   node scripts/workshop-guests.js --check   copies nothing; exit 1 when one is not what the source builds to
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const guests = fileURLToPath(new URL('../workshop/guests/', import.meta.url));

const given = process.argv.slice(2);
const isCheck = given.includes('--check');
const named = given.filter(name => name !== '--check').map(name => `${name}.wasm`);
mkdirSync(guests, { recursive: true });
const files = [...new Set([...readdirSync(guests).filter(file => file.endsWith('.wasm')), ...named])].sort();

if (files.length === 0) refuse(2, 'workshop/guests/ is empty', 'name guests: node scripts/workshop-guests.js NAME…');
const unbuilt = files.find(file => !existsSync(dist + file));
if (unbuilt) refuse(2, `dist/${unbuilt} is missing`, 'build the guests first: make guests');

const copy = 'copy it again: make guests, then node scripts/workshop-guests.js';
for (const file of files) {
  if (!isCheck) copyFileSync(dist + file, guests + file);
  else if (!existsSync(guests + file)) refuse(1, `workshop/guests/${file} is missing`, copy);
  else if (!readFileSync(guests + file).equals(readFileSync(dist + file)))
    refuse(1, `workshop/guests/${file} is not dist/${file}`, copy);
}
console.log(
  `workshop/guests/: ${files.length} guests ${isCheck ? 'are what the source builds to' : 'copied from dist/'}`,
);

/**
 * @param {number} status
 * @param {string} what
 * @param {string} next
 * @returns {never}
 */
function refuse(status, what, next) {
  console.error(`error: ${what}\n  ${next}`);
  process.exit(status);
}
