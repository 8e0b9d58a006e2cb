/**
 * Writes what was built and observed into the documents, or checks that it is there. Each room gives its own blocks.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { complain, say } from '../cli/say.js';
import { program } from '../cli/program.js';
import { UsageError } from '../cli/usage-error.js';
import { blocks as claims } from '../claims/blocks.js';
import { blocks as engines } from '../engines/blocks.js';
import { blocks as growscope } from '../growscope/benches/blocks.js';
import { blocks as packages } from '../growscope/packages/blocks.js';
import { blocks as seeds } from '../growscope/seeds/blocks.js';
import { blocks as workshop } from '../workshop/src/guide/blocks.js';
import { blocks as scripts } from './blocks.js';

/** @import { Documents } from './documents.js' */

const help = `Writes what was built and observed into the documents, after make run.

Usage: node scripts/docs.js [BLOCK] [options]

A block stands between <!-- NAME: COMMAND --> and <!-- /NAME -->; COMMAND shows the same to a reader.
With a BLOCK, only that one is written. The block cold, of the README, is taken from standard input.

Options:
  --check  write nothing, and fail when a block is out of date
  --help   print this

Examples:
  make docs
  node scripts/docs.js --check
  sh scripts/cold.sh

Exit codes:
  0  every block shows what is there today
  1  with --check, one does not
  2  bad usage
`;

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {Documents} */
const documents = {};
for (const room of [scripts, engines, claims, growscope, packages, seeds, workshop]) {
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
      say(`SKIP ${file}, ${name}: it was written on ${enginesIn(present)}, and this is ${enginesIn(today)}`);
    } else {
      current = normalise(present) === normalise(today);
    }
    return present;
  });
  if (!current) complain(`error: ${file} is out of date at its block ${name}\n  run: make docs`);
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

await program({
  name: 'node scripts/docs.js',
  help,
  options: { check: { type: 'boolean', default: false } },
  takesNames: true,
  execute({ check }, [block, ...more]) {
    const known = Object.values(documents).flatMap(Object.keys);
    if (more.length > 0 || (block !== undefined && (check || ![...known, 'cold'].includes(block)))) {
      throw new UsageError(`it takes --check or one block, and got ${[block, ...more].join(' ')}`);
    }
    if (block === 'cold') {
      write('README.md', ['cold'], () => fenced(readFileSync(0, 'utf8')));
      return 0;
    }
    const all = Object.entries(documents).map(([file, blocks]) => ({ file, blocks }));
    if (check) {
      const current = all.flatMap(({ file, blocks }) => Object.keys(blocks).map(name => isCurrent(file, name)));
      return current.every(Boolean) ? 0 : 1;
    }
    for (const { file, blocks } of all) {
      const names = Object.keys(blocks).filter(name => block === undefined || name === block);
      write(file, names, name => String(blocks[name]?.()));
    }
    return 0;
  },
});
