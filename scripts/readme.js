/**
 * Writes what was observed into the README, or checks that it is there.
 *
 *   node scripts/readme.js           after `make run`: write every block
 *   node scripts/readme.js --check   exit 1 when a block is out of date
 *   node scripts/readme.js cold      write the block `cold` from standard input
 *
 * A block stands between `<!-- NAME: COMMAND -->` and `<!-- /NAME -->`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @import { Index, Report } from '../host-node/src/types.js' */

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = `${root}README.md`;

/** @param {string} path */
const readJson = path => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
/** @param {string} text */
const fenced = text => `\`\`\`\n${text.trimEnd()}\n\`\`\``;
/** @param {string[][]} rows the first one is the heading */
const markdownTable = ([heading = [], ...rows]) =>
  [heading, heading.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
/** @param {string} program @param {string[]} args */
const output = (program, args) =>
  execFileSync(program, args, { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

/** @type {Record<string, () => string>} */
const blocks = {
  matrix: () => fenced(output(process.execPath, ['host-node', 'report'])),
  sizes: () => fenced(output('cargo', ['run', '--quiet', '--package', 'build-guests'])),
  guests() {
    /** @type {Index} */
    const { guests } = readJson('dist/guests.json');
    return markdownTable([
      ['guest', 'grows', 'why it is here'],
      ...guests.map(({ name, grows, source, why }) => [`[\`${name}\`](${source})`, grows ?? '', why]),
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
      markdownTable([
        ['export', 'type', 'meaning'],
        ...exports.map(({ name, type, meaning }) => [`\`${name}\``, `\`${type}\``, meaning]),
      ]),
      `The three slots lie in one static block: ${slots.join('; ')}. Failures of \`set_name\`:`,
      markdownTable([['code', 'meaning'], ...failures.map(({ code, meaning }) => [`${code}`, meaning])]),
    ].join('\n\n');
  },
  strategies() {
    const reports = ['host-node', 'host-rust'].map(
      host => /** @type {Report} */ (readJson(`dist/report/${host}.json`)),
    );
    return markdownTable([
      ['host', 'strategy', 'holds', 'known hole'],
      ...reports.flatMap(({ engine, strategies }) =>
        strategies.map(({ name, holds, hole }) => [engine.name, `\`${name}\``, holds, hole]),
      ),
    ]);
  },
};

/**
 * @param {string} text the README
 * @param {string} name
 * @param {(present: string) => string} replace
 */
function replaceBlock(text, name, replace) {
  const block = new RegExp(`(<!-- ${name}: [^>]* -->\n\n)([^]*?)(\n\n<!-- /${name} -->)`);
  if (!block.test(text)) throw new Error(`README.md has no block called ${name}`);
  return text.replace(block, (_, start, present, end) => `${start}${replace(present)}${end}`);
}

/** What may differ from machine to machine: minor versions, and what an engine says of itself. */
const normalise = (/** @type {string} */ text) => text.replace(/^(\S+ \d+)\.\S+ \(.*\)$/gm, '$1');
/** @param {string} text */
const engines = text => [...normalise(text).matchAll(/^\S+ \d+$/gm)].join(', ');

function check() {
  const text = readFileSync(readme, 'utf8');
  const stale = Object.entries(blocks).filter(([name, make]) => {
    let differs = false;
    replaceBlock(text, name, present => {
      const today = make();
      if (engines(present) !== engines(today)) {
        console.log(`SKIP README block ${name}: it was written on ${engines(present)}, and this is ${engines(today)}`);
      } else {
        differs = normalise(present) !== normalise(today);
      }
      return present;
    });
    return differs;
  });
  for (const [name] of stale) console.error(`error: README.md is out of date at its block ${name}\n  run: make readme`);
  return stale.length === 0 ? 0 : 1;
}

const [argument] = process.argv.slice(2);
if (argument === '--check') {
  process.exitCode = check();
} else {
  const wanted = argument === 'cold' ? { cold: () => fenced(readFileSync(0, 'utf8')) } : blocks;
  const text = Object.entries(wanted).reduce(
    (text, [name, make]) => replaceBlock(text, name, make),
    readFileSync(readme, 'utf8'),
  );
  writeFileSync(readme, text);
}
