/**
 * The doctor, on machines that lack things: tools are faked by PATH.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { examine as runChecks, stops } from '../src/doctor/examine.js';
import { PAGE_PORT, freePort, nodeVersion, spaces, watching, writable } from '../src/doctor/node.js';
import { needs, readWanted, readiness } from '../src/doctor/ready.js';
import { ranges } from '../src/present/ranges.js';
import { compareVersions, installCommand } from '../src/doctor/rust.js';
import { readChannel } from '../src/toolchain.js';
import { readLadder } from '../src/exercise.js';
import { root, scratch } from './run.js';
import { lacksTerminal, terminal } from './terminal.js';

/**
 * @typedef {{ id: string, label: string, state: string, says: string, short: string | null, next?: string[] }} Seen
 * @typedef {{ ready: number[], notReady: number[], line: string, checks: Seen[] }} Document
 */

const channel = await readChannel(root);
const ladder = await readLadder();
const javascript = ladder.filter(({ needsRust }) => !needsRust).map(({ number }) => number);
const rust = ladder.filter(({ needsRust }) => needsRust).map(({ number }) => number);

const posix = process.platform === 'win32' && 'the fakes are scripts, and Windows starts only .exe files';

/**
 * A folder of programs that answer as they are told.
 *
 * @param {{ after: (f: () => void) => void }} test
 * @param {Record<string, string>} programs name and JavaScript
 */
function tools(test, programs) {
  const folder = scratch(test);
  for (const [name, source] of Object.entries(programs)) {
    const path = join(folder, name);
    // A shebang cannot quote a path with a space, and sh can.
    writeFileSync(`${path}.cjs`, source);
    writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${path}.cjs" "$@"\n`);
    chmodSync(path, 0o755);
  }
  return folder;
}

/** @param {string} version of a rustc that says which it is, and compiles nothing */
const rustc = version =>
  `if (process.argv[2] !== '-vV') { console.error('error: linker \`cc\` not found'); process.exit(1); }
   console.log('rustc ${version} (abc 2026-01-01)\\nhost: x86_64-unknown-linux-gnu');`;

const cargo = `console.log('cargo 1.2.3');`;

/**
 * @param {string[]} args
 * @param {{ path?: string, env?: NodeJS.ProcessEnv }} [options]
 */
function doctor(args, { path = process.env.PATH, env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['workshop', 'doctor', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, RUSTUP_TOOLCHAIN: '', RUSTUP_AUTO_INSTALL: '', PATH: path, ...env },
  });
  return { status, stdout, stderr };
}

/**
 * @param {string} path
 * @param {string[]} args
 */
function examine(path, args = []) {
  const { status, stdout, stderr } = doctor(['--json', ...args], { path });
  assert.equal(stderr, '');
  /** @type {Document} */
  const document = JSON.parse(stdout);
  const find = (/** @type {string} */ id) => {
    const found = document.checks.find(check => check.id === id);
    assert.ok(found, id);
    return found;
  };
  return { status, ...document, find };
}

test('without Rust the JavaScript exercises are ready, and the words say so', { skip: posix }, t => {
  const { status, stdout } = doctor([], { path: tools(t, {}) });
  assert.equal(status, 1);
  assert.ok(stdout.includes(`JavaScript exercises (${ranges(javascript)}) need this, and no Rust:`));
  assert.match(stdout, /missing {3}rustc .* there is no rustc\n +next: .*https:\/\/rustup\.rs.*toolchain install/);
  if (rust.length > 0) assert.ok(stdout.includes(`You can do ${ranges(javascript)} as it is.`));
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  assert.match(last, /^growth-lab doctor: ready for /);
  assert.match(last, / · rustc missing · .*cargo missing/);
  assert.ok(last.includes(`ready for ${ranges(javascript)}`));
});

test('what could not be tried is not blamed', { skip: posix }, t => {
  const { find, ready, notReady } = examine(tools(t, {}));
  assert.deepEqual(ready, javascript);
  assert.deepEqual(notReady, rust);
  for (const id of ['target', 'guest', 'linker', 'crates']) {
    const { state, says, next } = find(id);
    assert.deepEqual({ state, says, next }, { state: 'not tried', says: 'it needs: rustc', next: undefined });
  }
});

test('only what is missing says so, and what to do about it stands there once', { skip: posix }, t => {
  const path = tools(t, {});
  const { checks, line } = examine(path);
  const lines = doctor([], { path }).stdout.split('\n');
  for (const { state, label, says } of checks) {
    assert.ok(lines.includes(`  ${state.padEnd(9)} ${label.padEnd(24)} ${says}`), `${label} is ${state}`);
  }
  assert.deepEqual(
    checks.filter(({ state }) => state === 'missing').map(({ id }) => id),
    ['rustc', 'cargo'],
  );
  assert.doesNotMatch(line, /(target|guest|linker|crates) failed/);
  const nexts = lines.filter(line => line.includes('next: '));
  assert.equal(nexts.filter(line => line.includes('toolchain install')).length, 1);
  assert.equal(new Set(nexts).size, nexts.length);
});

test('what is installed is all that rustup would fetch in the repository', () => {
  const listed = readFileSync(join(root, 'rust-toolchain.toml'), 'utf8');
  const names = [...listed.matchAll(/^(?:components|targets) = (\[.*\])/gm)].flatMap(([, list = '']) =>
    JSON.parse(list),
  );
  assert.ok(names.length > 0);
  for (const name of names) assert.match(installCommand(channel), new RegExp(`[ ,]${name}(?![\\w-])`));
});

test('what stops a check stops the exercises that need it, and so does not being tried', async () => {
  /** @type {import('../src/doctor/types.js').Check[]} */
  const checks = [
    { id: 'a', label: 'A', run: async () => ({ state: 'missing', says: 'gone', short: null }) },
    { id: 'b', label: 'B', after: ['a'], run: assert.fail },
    { id: 'c', label: 'C', after: ['b'], run: assert.fail },
    { id: 'd', label: 'D', run: async () => ({ state: 'warning', says: 'so so', short: null }) },
  ];
  const all = await runChecks(
    checks,
    () => {},
    () => {},
  );
  assert.deepEqual(
    all.map(({ state, says }) => [state, says]),
    [
      ['missing', 'gone'],
      ['not tried', 'it needs: A'],
      ['not tried', 'it needs: B'],
      ['warning', 'so so'],
    ],
  );
  assert.deepEqual(
    all.filter(stops).map(({ id }) => id),
    ['a', 'b', 'c'],
  );
});

test('an older rustc is missing, a newer one a warning', { skip: posix }, t => {
  const old = examine(tools(t, { rustc: rustc('1.60.0'), cargo })).find('rustc');
  assert.equal(old.state, 'missing');
  assert.ok(old.says.startsWith(`1.60.0 is not ${channel}`));
  assert.match(String(old.next), new RegExp(`toolchain install ${channel}`));
  const newer = examine(tools(t, { rustc: rustc('99.0.0'), cargo })).find('rustc');
  assert.equal(newer.state, 'warning');
  assert.equal(newer.short, 'rustc 99.0.0');
});

test('a rustc without the target and without a linker: each is named, with what to do', { skip: posix }, t => {
  const { status, find, ready } = examine(tools(t, { rustc: rustc(channel), cargo }));
  assert.equal(status, 1);
  assert.equal(find('rustc').state, 'ok');
  assert.equal(find('target').short, 'wasm32 missing');
  assert.equal(find('guest').state, 'not tried');
  assert.match(find('linker').says, /linker `cc` not found/);
  assert.ok(find('linker').next?.length);
  assert.deepEqual(ready, javascript);
});

test('rustup is asked what it has, and told to install nothing', { skip: posix }, t => {
  const log = join(scratch(t), 'calls');
  const note = `require('node:fs').appendFileSync(${JSON.stringify(log)}, JSON.stringify({ name: __filename,
    args: process.argv.slice(2), toolchain: process.env.RUSTUP_TOOLCHAIN, auto: process.env.RUSTUP_AUTO_INSTALL }) + '\\n');`;
  const rustup = `${note} console.log('nightly-x (active, default)\\n${channel}-x');`;
  const path = tools(t, { rustup, rustc: note + rustc(channel), cargo: note + cargo });
  assert.equal(examine(path).find('rustc').state, 'ok');
  const calls = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const [first, ...rest] = calls;
  assert.deepEqual(first.args, ['toolchain', 'list']);
  for (const { args, toolchain, auto } of rest) {
    assert.deepEqual({ toolchain, auto }, { toolchain: `${channel}-x`, auto: '0' });
    assert.ok(!args.includes('install') && !args.includes('add'));
  }
});

test('the pinned version under another name only is a warning', { skip: posix }, t => {
  const path = tools(t, { rustup: `console.log('stable-x (default)');`, rustc: rustc(channel), cargo });
  const { state, says } = examine(path).find('rustc');
  assert.equal(state, 'warning');
  assert.match(says, /under another name/);
});

test('a cargo that fails says why', { skip: posix }, t => {
  const path = tools(t, { cargo: `console.error('error: cargo is broken today'); process.exit(3);` });
  const { state, says } = examine(path).find('cargo');
  assert.equal(state, 'missing');
  assert.match(says, /cargo is broken today/);
});

test('crates that are not here are a warning', { skip: posix }, t => {
  const offline = `if (process.argv[2] === 'metadata') { console.error('error: no such crate, and --offline'); process.exit(101); }`;
  const { state, says, next } = examine(tools(t, { rustc: rustc(channel), cargo: offline + cargo })).find('crates');
  assert.equal(state, 'warning');
  assert.match(says, /no such crate/);
  assert.match(String(next), /cargo fetch --locked/);
});

test('a work folder that cannot be written stops every exercise', t => {
  const file = join(scratch(t), 'a file');
  writeFileSync(file, '');
  const { status, ready, find } = examine(process.env.PATH ?? '', ['--work', join(file, 'work')]);
  assert.equal(status, 1);
  assert.deepEqual(ready, []);
  assert.equal(find('work').short, 'files not writable');
  assert.equal(find('watch').state, 'not tried');
});

test(
  'a read-only folder is not writable',
  { skip: process.getuid?.() === 0 && 'root may write everywhere' },
  async t => {
    const folder = scratch(t);
    chmodSync(folder, 0o555);
    assert.equal((await writable(folder)).state, 'missing');
  },
);

test('the checks of folders leave nothing behind', async t => {
  const folder = scratch(t);
  assert.equal((await writable(folder)).state, 'ok');
  assert.equal((await spaces(folder)).state, 'ok');
  await watching(folder);
  assert.deepEqual(readdirSync(folder), []);
});

test('a temporary folder that is not there is missing', async t => {
  const { state, says } = await spaces(join(scratch(t), 'gone'));
  assert.equal(state, 'missing');
  assert.match(says, /temporary folder/);
});

test('where nothing tells of changes, polling is announced', async t => {
  const { state, says } = await watching(join(scratch(t), 'gone'));
  assert.equal(state, 'warning');
  assert.match(says, /polling will be used/);
  const mute = /** @type {any} */ (() => new EventEmitter());
  assert.equal((await watching(scratch(t), { patience: 10, watch: mute })).short, 'polling');
});

test('a port that is taken is a warning that says which flag', async t => {
  const server = createServer().listen(0, 'localhost');
  t.after(() => void server.close());
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const { state, next } = await freePort(port);
  assert.equal(state, 'warning');
  assert.match(String(next), /--port/);
});

test('the port is the one that the page is served at', () => {
  const { stdout } = spawnSync(process.execPath, ['host-web/server', '--help'], { cwd: root, encoding: 'utf8' });
  assert.match(stdout, new RegExp(`--port .*\\[default: ${PAGE_PORT}\\]`));
});

test('an old Node.js is missing', () => {
  assert.equal(nodeVersion('18.20.4', 20).state, 'missing');
  assert.equal(nodeVersion('20.0.0', 20).state, 'ok');
  assert.equal(nodeVersion('100.0.0', 20).state, 'ok');
});

test('what each exercise needs follows from its file', async () => {
  const wanted = await readWanted();
  assert.deepEqual(
    wanted.map(({ number }) => number),
    ladder.map(({ number }) => number),
  );
  assert.deepEqual(
    wanted.filter(({ needs }) => needs.includes('rustc')).map(({ number }) => number),
    rust,
  );
  assert.ok(!needs('bump.rs').includes('linker'));
  assert.ok(needs('host.rs').includes('linker'));
  assert.ok(needs('guest.wat').includes('cargo'));
  assert.throws(() => needs('main.c'), /does not know/);
});

test('readiness and ranges', () => {
  const wanted = [
    { number: 1, needs: ['node'] },
    { number: 2, needs: ['node', 'rustc'] },
    { number: 3, needs: ['node'] },
  ];
  assert.deepEqual(readiness(wanted, new Set(['rustc'])), { ready: [1, 3], notReady: [2] });
  assert.deepEqual(readiness(wanted, new Set(['node'])), { ready: [], notReady: [1, 2, 3] });
  for (const [numbers, text] of /** @type {[number[], string][]} */ ([
    [[], 'none'],
    [[4], '4'],
    [[1, 2, 3, 5, 7, 8], '1-3, 5, 7-8'],
  ])) {
    assert.equal(ranges(numbers), text);
  }
});

test('versions are compared by number', () => {
  for (const [one, other, order] of /** @type {[string, string, number][]} */ ([
    ['1.95.0', '1.95.0', 0],
    ['1.100.0', '1.95.0', 1],
    ['1.9.0', '1.95.0', -1],
    ['1.95.1', '1.95.0', 1],
    ['2.0.0', '1.95.0', 1],
    ['unknown', '1.95.0', -1],
  ])) {
    assert.equal(compareVersions(one, other), order, `${one} and ${other}`);
  }
});

test('without a terminal there is no colour, and the last line stands alone', t => {
  const { stdout } = doctor([], { path: tools(t, {}) });
  assert.doesNotMatch(stdout, /[\x1b\r]/);
  const lines = stdout.split('\n').filter(line => line.startsWith('growth-lab doctor:'));
  assert.equal(lines.length, 1);
  assert.ok(stdout.endsWith(`\n\n${lines[0]}\n`));
});

test('in a terminal it has colour, and none with NO_COLOR', { skip: lacksTerminal || posix }, async t => {
  const command = [process.execPath, 'workshop', 'doctor'];
  const path = [tools(t, {}), '/usr/bin', '/bin'].join(delimiter);
  for (const [env, pattern] of /** @type {[Record<string, string>, RegExp][]} */ ([
    [{}, /\x1b\[32mok/],
    [{ NO_COLOR: '1' }, /^ +ok +Node\.js/m],
  ])) {
    const screen = terminal(t, command, { PATH: path, ...env });
    await screen.see(/growth-lab doctor: ready for/);
    assert.match(screen.capture('-e'), pattern);
    // The line that stood there while a check ran is gone.
    assert.doesNotMatch(screen.capture(), /…/);
  }
});

test('JSON is one document with the same line', t => {
  const path = tools(t, {});
  const { line, checks } = examine(path);
  assert.ok(!line.includes('\n'));
  assert.ok(line.startsWith('growth-lab doctor: ready for '));
  assert.ok(checks.every(({ state }) => ['ok', 'warning', 'missing', 'not tried'].includes(state)));
});

test('bad usage is 2', () => {
  for (const args of [['now'], ['--jsno']]) {
    const { status, stdout, stderr } = doctor(args);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^error: /);
  }
});
