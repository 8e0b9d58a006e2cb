/**
 * Writes what was built and observed into the documents, or checks that it is there.
 *
 *   node scripts/docs.js           after `make run`: write every block
 *   node scripts/docs.js --check   exit 1 when a block is out of date
 *   node scripts/docs.js cold      write the block `cold` from standard input
 *
 * A block stands between `<!-- NAME: COMMAND -->` and `<!-- /NAME -->`; COMMAND shows the same to a reader.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { guideBlocks } from '../workshop/src/guide/blocks.js';
import { differenceRows, engineRows, refusalRows, webApiRows, wordRows } from './engines/tables.js';

/**
 * @import { Described } from '../host-node/src/heaps/run.js'
 * @import { Index, Report } from '../host-node/src/types.js'
 * @import { Results } from './engines/tables.js'
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {Record<string, string[]>} the blocks of each document */
const documents = {
  'README.md': ['matrix', 'strategies', 'guests', 'protocol', 'engines', 'web-apis'],
  'HEAPS.md': ['sizes', 'demonstrations'],
  'ENGINES.md': ['engines', 'differences', 'words', 'web-apis', 'refusals'],
  'workshop/README.md': ['ladder'],
  'workshop/INSTRUCTOR.md': ['plan-2h', 'plan-3h', 'plan-without-rust', 'lessons'],
};

/** @type {Record<string, () => string>} */
const blocks = {
  matrix: () => fenced(node('host-node', 'report', 'host-node', 'host-rust')),
  sizes: () => fenced(node('scripts/sizes.js')),
  strategies() {
    const reports = ['host-node', 'host-rust'].map(
      host => /** @type {Report} */ (readJson(`dist/report/${host}.json`)),
    );
    return table([
      ['host', 'strategy', 'holds', 'known hole'],
      ...reports.flatMap(({ engine, strategies }) =>
        strategies.map(({ name, holds, hole }) => [engine.name, `\`${name}\``, holds, hole]),
      ),
    ]);
  },
  guests() {
    /** @type {Index} */
    const { guests } = readJson('dist/guests.json');
    const shown = guests.filter(({ greets, source, glue }) => greets || glue || source.endsWith('.wat'));
    return table([
      ['guest', 'grows', 'bytes', 'names', 'why it is here'],
      ...shown.map(({ name, grows, source, why, artefact: { bytes, nameBytes } }) => [
        `[\`${name}\`](${source})`,
        grows ?? '',
        `${bytes}`,
        nameBytes > 0 ? `${nameBytes}` : '',
        why,
      ]),
    ]);
  },
  protocol() {
    /** @type {Index} */
    const { protocol } = readJson('dist/guests.json');
    const { salutation, name, message, exports, failures } = protocol;
    const slots = Object.entries({ salutation, name, message }).map(
      ([what, { offset, bytes }]) => `${what} at offset ${offset}, ${bytes} bytes`,
    );
    return [
      table([
        ['export', 'type', 'meaning'],
        ...exports.map(({ name, type, meaning }) => [`\`${name}\``, `\`${type}\``, meaning]),
      ]),
      `The three slots lie in one static block: ${slots.join('; ')}. Failures of \`set_name\`:`,
      table([['code', 'meaning'], ...failures.map(({ code, meaning }) => [`${code}`, meaning])]),
    ].join('\n\n');
  },
  demonstrations() {
    /** @type {Described[]} */
    const described = readJson('cases/heaps.json');
    return described
      .map(({ name, title, claim, finding, expected }) => {
        const seen = Object.entries(expected).map(([guest, seen]) => [
          `\`${guest}\``,
          Object.entries(seen)
            .map(([what, value]) => `${what}: ${value}`)
            .join(', '),
        ]);
        return [
          `### ${title}`,
          table([['heap', `\`heaps ${name}\``], ...seen]),
          `*Said:* ${claim}`,
          `*Seen:* ${finding}`,
        ].join('\n\n');
      })
      .join('\n\n');
  },
  engines() {
    const results = engineResults();
    const { platform, command, findings } = results;
    const found = findings.map(({ engine, finding }) => `- **${engine}**: ${finding}`);
    return [
      table(engineRows(results)),
      found.join('\n') || 'No cell of any engine disagrees, and none is vacuous.',
      `Observed on ${platform} by \`${command}\`.`,
    ].join('\n\n');
  },
  differences() {
    const results = engineResults();
    const named = results.differences.map(
      ({ reason, count, cells }) => `- ${reason} (${count}): ${cells.map(cell => `\`${cell}\``).join('; ')}`,
    );
    return [table(differenceRows(results)), 'The cells by name:', named.join('\n')].join('\n\n');
  },
  words: () => table(wordRows(engineResults())),
  'web-apis': () => table(quoted(webApiRows(engineResults()), 0)),
  refusals: () => table(quoted(refusalRows(engineResults()), 1)),
  ...(await guideBlocks(table)),
};

/** @returns {Results} */
const engineResults = () => readJson('engines/results.json');

/**
 * @param {string[][]} rows
 * @param {number} column to be shown as code
 */
const quoted = ([heading = [], ...rows], column) => [
  heading,
  ...rows.map(row => row.map((text, at) => (at === column ? `\`${text}\`` : text))),
];

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
}

/** @param {string[]} args */
function node(...args) {
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
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
const engines = text => [...normalise(text).matchAll(/^\S+ \d+$/gm)].join(', ');

/**
 * @param {string} file
 * @param {string} name
 * @returns {boolean} whether the block shows what is there today
 */
function isCurrent(file, name) {
  const today = String(blocks[name]?.());
  let current = true;
  replaceBlock(readFileSync(`${root}${file}`, 'utf8'), name, present => {
    if (engines(present) !== engines(today)) {
      console.log(`SKIP ${file}, ${name}: it was written on ${engines(present)}, and this is ${engines(today)}`);
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
  const current = Object.entries(documents).flatMap(([file, names]) => names.map(name => isCurrent(file, name)));
  process.exitCode = current.every(Boolean) ? 0 : 1;
} else if (argument !== undefined) {
  console.error(`error: docs.js takes --check or cold, and got ${argument}`);
  process.exitCode = 2;
} else {
  for (const [file, names] of Object.entries(documents)) write(file, names, name => String(blocks[name]?.()));
}
