/**
 * Makes one archive for a room with bad internet.
 */
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { escapeText } from '../../cli/escape.js';
import { UsageError } from '../../cli/usage-error.js';
import { main as start } from '../../cli/main.js';
import { complain } from '../../cli/say.js';
import { readChannel } from '../src/toolchain.js';
import { takeBuilt } from './built.js';
import { vendor } from './crates.js';
import { KitError } from './kit-error.js';
import { pack } from './pack.js';
import { step } from './progress.js';
import { startHere } from './start-here.js';
import { takeCommitted, takeFolder, uncommitted } from './tree.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'growth-lab-workshop';
const OUT = `dist/${FOLDER}.tar.gz`;

const help = `Makes one archive of the workshop that needs no network afterwards.

Usage: node workshop/kit/make.js [options]

In it: everything that is committed, all crates (vendored), the guests and the lab's page as they are built in dist/,
and START-HERE.txt. Not in it: node_modules, Node.js and Rust themselves.

Options:
  --out FILE      where the archive goes [default: ${OUT}]
  --uncommitted   take the files as they lie in this folder, with what is not committed
  --help          print this

Examples:
  make workshop-kit
  node workshop/kit/make.js --out /media/stick/growth-lab.tar.gz

Exit codes:
  0  the archive is made
  1  it is not: git, cargo or tar is missing or failed
  2  bad usage
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const options = {
  out: { type: 'string' },
  uncommitted: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

/** @param {string[]} args */
async function main(args) {
  const values = parse(args);
  if (values.help) return print(help);
  const out = values.out === undefined ? join(root, OUT) : resolve(values.out);
  if (values.out === '' || (await stat(out).catch(() => null))?.isDirectory()) {
    throw new UsageError('--out takes the name of a file', `for example --out ${OUT}`);
  }
  await stat(join(root, '.git')).catch(() => {
    throw new KitError(`${root} is no git repository, and the kit is made from what is committed`, 'clone it with git');
  });
  const changed = await uncommitted(root);
  if (changed.length > 0 && !values.uncommitted) warn(changed);
  const staging = await mkdtemp(join(await realpath(tmpdir()), 'growth-lab-kit-'));
  const stop = () => {
    // The crates that are unpacked so far take a hundred megabytes.
    rmSync(staging, { recursive: true, force: true, maxRetries: 3 });
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    print(await make(staging, out, values.uncommitted));
    return 0;
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * @param {string} staging
 * @param {string} out
 * @param {boolean} isWild
 * @returns {Promise<string>} what is in the archive
 */
async function make(staging, out, isWild) {
  const took = isWild ? 'the files of this folder' : 'the committed files';
  const taken = await step(`taking ${took}`, () => (isWild ? takeFolder : takeCommitted)(root, staging));
  const kit = join(staging, FOLDER);
  await rename(taken, kit);
  const treeBytes = await sizeOf(kit);
  const { guests, hasPage } = await takeBuilt(root, kit);
  if (guests === 0) process.stderr.write('warning: no guest is built; the exercises bring theirs. make guests\n');
  if (!hasPage)
    process.stderr.write("warning: the lab's page is not assembled. node host-web/server --assemble-only\n");
  const channel = await readChannel(kit);
  await writeFile(join(kit, 'START-HERE.txt'), startHere({ folder: FOLDER, channel, hasPage }));

  const empty = join(staging, 'cargo-home');
  await mkdir(empty);
  const { crates, emptied } = await step('vendoring the crates', tell =>
    vendor(kit, empty, done => tell(`${done} crates`)),
  );
  const bytes = await step('packing', tell => pack(kit, out, read => tell(`${megabytes(read)} read`)));
  const rows = [
    [took, treeBytes, 'exercises, guests and hosts as source'],
    [
      'vendor/',
      await sizeOf(join(kit, 'vendor')),
      `${crates} crates; emptied, as nobody builds them: ${emptied.join(', ') || 'none'}`,
    ],
    ['dist/', await sizeOf(join(kit, 'dist')), `${guests} guests${hasPage ? " and the lab's page" : ''}`],
  ];
  const table = rows.map(
    ([what, size, says]) => `  ${String(what).padEnd(24)} ${megabytes(Number(size)).padStart(9)}  ${says}\n`,
  );
  return `${escapeText(out)}: ${megabytes(bytes)}, unpacked:
${table.join('')}
For each attendee, without a network from here on:
  tar -xzf ${escapeText(basename(out))}
  cd ${FOLDER}
  node workshop doctor
  node workshop
`;
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message, 'node workshop/kit/make.js --help lists the options');
  }
}

/** @param {string[]} changed */
function warn(changed) {
  const SHOWN = 10;
  const more = changed.length > SHOWN ? [`and ${changed.length - SHOWN} more`] : [];
  const lines = [
    'warning: not committed, so not in the kit (--uncommitted takes them):',
    ...changed.slice(0, SHOWN),
    ...more,
  ];
  complain(lines.map(escapeText).join('\n  '));
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes
 */
async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await sizeOf(path);
    else if (entry.isFile()) bytes += (await stat(path)).size;
  }
  return bytes;
}

/** @param {number} bytes */
const megabytes = bytes => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return 0;
}

await start('workshop-kit', main);
