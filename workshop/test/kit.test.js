/**
 * The archive for a room with bad internet: made, unpacked in a folder with a space, and used with nothing else.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readLadder } from '../src/exercise.js';
import { root, scratch } from './run.js';

const lacksGit = !existsSync(join(root, '.git')) && 'the kit is made from a git repository, and this is none';
const posix = process.platform === 'win32' && 'programs are picked by links';

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
function run(program, args, { cwd = root, env = {} } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...env },
  });
  assert.equal(error, undefined);
  return { status, stdout, stderr };
}

/**
 * A folder with links to these programs and nothing else, to be a PATH.
 *
 * @param {{ after: (f: () => void) => void }} test
 * @param {string[]} programs
 */
function only(test, programs) {
  const folder = scratch(test);
  for (const program of programs) {
    const found = String(process.env.PATH)
      .split(delimiter)
      .map(place => join(place, program))
      .find(existsSync);
    assert.ok(found, program);
    symlinkSync(found, join(folder, program));
  }
  return folder;
}

describe('a kit', { skip: lacksGit }, () => {
  /** @type {(() => void)[]} */
  const tidy = [];
  after(() => tidy.forEach(remove => remove()));
  let said = '';
  let kit = '';
  let home = '';

  before(() => {
    const place = { after: (/** @type {() => void} */ remove) => void tidy.push(remove) };
    const [out, temporary, unpacked] = [scratch(place), scratch(place), scratch(place)];
    home = scratch(place);
    // What is tested is what lies here, committed or not.
    const script = ['workshop/kit/make.js', '--uncommitted', '--out', join(out, 'kit.tar.gz')];
    const made = run(process.execPath, script, { env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary } });
    assert.equal(made.status, 0, made.stderr);
    said = made.stdout;
    assert.deepEqual(readdirSync(out), ['kit.tar.gz']);
    assert.deepEqual(readdirSync(temporary), [], 'it leaves nothing behind');
    cpSync(join(out, 'kit.tar.gz'), join(unpacked, 'kit.tar.gz'));
    const untar = run('tar', ['-xzf', 'kit.tar.gz'], { cwd: unpacked });
    assert.equal(untar.status, 0, untar.stderr);
    assert.deepEqual(readdirSync(unpacked), ['growth-lab-workshop', 'kit.tar.gz']);
    kit = join(unpacked, 'growth-lab-workshop');
    assert.match(kit, / /);
  });

  test('it says its size and what is inside, and what to do with it', () => {
    assert.match(said, /kit\.tar\.gz: \d+\.\d MB, unpacked:/);
    assert.match(said, /vendor\/ +\d+\.\d MB +\d+ crates/);
    assert.match(
      said,
      /tar -xzf kit\.tar\.gz\n {2}cd growth-lab-workshop\n {2}node workshop doctor\n {2}node workshop\n$/,
    );
  });

  test('it holds what is needed and not what npm or cargo built', () => {
    const top = readdirSync(kit);
    for (const name of ['START-HERE.txt', 'Cargo.lock', 'vendor', 'workshop']) assert.ok(top.includes(name), name);
    for (const name of ['node_modules', 'target', '.git']) assert.ok(!top.includes(name), name);
    assert.match(readFileSync(join(kit, 'START-HERE.txt'), 'utf8'), /node workshop doctor[^]*node workshop /);
  });

  test('the configuration of cargo is ours, and then the vendored crates', () => {
    const config = readFileSync(join(kit, '.cargo/config.toml'), 'utf8');
    assert.ok(config.startsWith(readFileSync(join(root, '.cargo/config.toml'), 'utf8')));
  });

  test('cargo finds every crate in it, with an empty home and no network', () => {
    // Unreachable, should cargo try.
    const env = { CARGO_HOME: home, HTTPS_PROXY: 'http://localhost:9', https_proxy: 'http://localhost:9' };
    for (const args of [['fetch'], ['metadata', '--format-version', '1']]) {
      const { status, stderr } = run('cargo', [...args, '--offline', '--locked'], { cwd: kit, env });
      assert.equal(status, 0, stderr);
    }
    assert.ok(!existsSync(join(home, 'registry', 'cache')), 'nothing was downloaded');
    const { stdout } = run(process.execPath, ['workshop', 'doctor', '--json'], { cwd: kit, env });
    const crates = JSON.parse(stdout).checks.find((/** @type {{ id: string }} */ { id }) => id === 'crates');
    assert.equal(crates.state, 'ok', crates.says);
  });

  test('a crate that was emptied says so to whoever builds it', () => {
    const vendored = join(kit, 'vendor');
    const emptied = readdirSync(vendored).filter(name => {
      const { files } = JSON.parse(readFileSync(join(vendored, name, '.cargo-checksum.json'), 'utf8'));
      return Object.keys(files).length === 0;
    });
    for (const name of emptied) {
      assert.match(
        readFileSync(join(vendored, name, 'src/lib.rs'), 'utf8'),
        /^compile_error!\("this crate was left out/,
      );
      assert.ok(said.includes(name), name);
    }
  });

  test('nothing was emptied that this machine builds', () => {
    const env = { CARGO_HOME: home };
    const tree = ['tree', '--offline', '--locked', '--workspace', '--all-features', '--prefix', 'none'];
    const { status, stdout, stderr } = run('cargo', tree, { cwd: kit, env });
    assert.equal(status, 0, stderr);
    const built = new Set(stdout.split('\n').map(line => line.split(' ')[0]));
    assert.ok(built.has('wasmtime'));
    const [, emptied = ''] = said.match(/emptied, as nobody builds them: (.*)/) ?? [];
    for (const name of emptied.split(', ')) assert.ok(!built.has(name), name);
  });

  test('JavaScript exercises are checked in it with Node.js alone', async t => {
    const env = { PATH: only(t, []), CARGO_HOME: home };
    const [exercise] = (await readLadder()).filter(({ needsRust }) => !needsRust);
    assert.ok(exercise);
    const check = (/** @type {string} */ which) => {
      const file = join('workshop/exercises', exercise.id, which, exercise.file);
      return run(process.execPath, ['workshop', 'check', `${exercise.number}`, '--file', file], { cwd: kit, env });
    };
    assert.equal(check('solution').status, 0);
    const { status, stdout } = check('starter');
    assert.equal(status, 1);
    assert.ok(stdout.includes(exercise.starter.reason), stdout);
  });

  test(
    "the lab's page is there, and can be made again",
    { skip: !existsSync(join(root, 'dist/web')) && 'not assembled here' },
    t => {
      assert.ok(existsSync(join(kit, 'dist/web/index.html')));
      const { status, stderr } = run(process.execPath, ['host-web/server', '--assemble-only'], {
        cwd: kit,
        env: { PATH: only(t, []) },
      });
      assert.equal(status, 0, stderr);
    },
  );
});

test('without git, and without cargo, it says how to get them', { skip: lacksGit || posix }, t => {
  const bare = run(process.execPath, ['workshop/kit/make.js'], { env: { PATH: only(t, []) } });
  assert.equal(bare.status, 1);
  assert.match(bare.stderr, /error: there is no git .*\n {2}install git/);

  const clone = join(scratch(t), 'a clone');
  assert.equal(run('git', ['clone', '--quiet', root, clone]).status, 0);
  for (const part of ['cli', 'host-js', 'scripts', 'workshop/src', 'workshop/kit']) {
    cpSync(join(root, part), join(clone, part), { recursive: true });
  }
  mkdirSync(join(clone, 'docs'));
  writeFileSync(join(clone, 'docs', 'new page.md'), '');
  const out = join(clone, 'kit.tar.gz');
  const made = run(process.execPath, [join(clone, 'workshop/kit/make.js'), '--out', out], {
    env: { PATH: only(t, ['git', 'tar']) },
  });
  assert.equal(made.status, 1);
  assert.match(made.stderr, /warning: not committed, so not in the kit [^]*\n {2}docs\/new page\.md\n/);
  assert.match(made.stderr, /error: there is no cargo .*\n {2}install Rust/);
  assert.ok(!existsSync(out));
});

test('where there is no repository it says so', t => {
  const place = scratch(t);
  for (const part of ['cli', 'host-js', 'scripts', 'workshop/src', 'workshop/kit']) {
    cpSync(join(root, part), join(place, part), { recursive: true });
  }
  writeFileSync(join(place, 'package.json'), '{ "type": "module" }');
  const { status, stderr } = run(process.execPath, [join(place, 'workshop/kit/make.js')]);
  assert.equal(status, 1);
  assert.match(stderr, /is no git repository/);
});

test('bad usage is 2, and help is 0', () => {
  for (const args of [['--out', ''], ['--out', root], ['--ou'], ['extra']]) {
    const { status, stderr } = run(process.execPath, ['workshop/kit/make.js', ...args]);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /^error: /);
  }
  const { status, stdout } = run(process.execPath, ['workshop/kit/make.js', '--help']);
  assert.equal(status, 0);
  assert.match(stdout, /Usage: node workshop\/kit\/make\.js/);
});
