/**
 * Writes what was built and observed into the documents, or checks that it is there.
 *
 *   node scripts/docs.js           after `make run`: write every block
 *   node scripts/docs.js --check   exit 1 when a block is out of date
 *   node scripts/docs.js cold      write the block `cold` from standard input
 *
 * Each room gives its own blocks. A block stands between `<!-- NAME: COMMAND -->` and `<!-- /NAME -->`; COMMAND shows the same to a reader.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { blocks as engines } from '../engines/blocks.js';
import { blocks as workshop } from '../workshop/src/guide/blocks.js';
import { blocks as scripts } from './blocks.js';

/**
 * @typedef {Record<string, Record<string, () => string>>} Documents what makes each block, by document and name
 *
 * @typedef {object} Markdown
 * @property {(rows: string[][]) => string} table the first row is the heading
 * @property {(text: string) => string} fenced
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {Documents} */
const documents = {};
for (const room of [scripts, engines, workshop]) {
  for (const [file, blocks] of Object.entries(await room({ table, fenced }))) {
    documents[file] = { ...documents[file], ...blocks };
  }
}

/** @param {string} text */
function fenced(text) {
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}

/** @param {string[][]} rows the first one is the heading */
function table([heading = [], ...rows]) {
  return [heading, heading.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * @param {string} document its text
 * @param {string} name
 * @param {(present: string) => string} replace
 */
function replaceBlock(document, name, replace) {
  const block = new RegExp(`(<!-- ${name}: [^>]* -->\n\n)([^]*?)(\n\n<!-- /${name} -->)`);
  if (!block.test(document)) throw new Error(`there is no block called ${name}`);
  return document.replace(block, (_, start, present, end) => `${start}${replace(present)}${end}`);
}

/** What may differ from machine to machine: an engine's minor version, and what it says of itself. */
const normalise = (/** @type {string} */ text) => text.replace(/^(\S+ \d+)\.\S+ \(.*\)$/gm, '$1');

/** @param {string} text */
const enginesIn = text => [...normalise(text).matchAll(/^\S+ \d+$/gm)].join(', ');

/**
 * @param {string} file
 * @param {string} name
 * @returns {boolean} whether the block shows what is there today
 */
function isCurrent(file, name) {
  const today = String(documents[file]?.[name]?.());
  let current = true;
  replaceBlock(readFileSync(`${root}${file}`, 'utf8'), name, present => {
    if (enginesIn(present) !== enginesIn(today)) {
      console.log(`SKIP ${file}, ${name}: it was written on ${enginesIn(present)}, and this is ${enginesIn(today)}`);
    } else {
      current = normalise(present) === normalise(today);
    }
    return present;
  });
  if (!current) console.error(`error: ${file} is out of date at its block ${name}\n  run: make docs`);
  return current;
}

/**
 * @param {string} file
 * @param {string[]} names
 * @param {(name: string) => string} make
 */
function write(file, names, make) {
  const document = readFileSync(`${root}${file}`, 'utf8');
  writeFileSync(
    `${root}${file}`,
    names.reduce((document, name) => replaceBlock(document, name, () => make(name)), document),
  );
}

const [argument] = process.argv.slice(2);
if (argument === 'cold') {
  write('README.md', ['cold'], () => fenced(readFileSync(0, 'utf8')));
} else if (argument === '--check') {
  const current = Object.entries(documents).flatMap(([file, blocks]) =>
    Object.keys(blocks).map(name => isCurrent(file, name)),
  );
  process.exitCode = current.every(Boolean) ? 0 : 1;
} else if (argument !== undefined) {
  console.error(`error: docs.js takes --check or cold, and got ${argument}`);
  process.exitCode = 2;
} else {
  for (const [file, blocks] of Object.entries(documents)) {
    write(file, Object.keys(blocks), name => String(blocks[name]?.()));
  }
}
