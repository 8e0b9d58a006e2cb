import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('programs/prints.js', import.meta.url));

/** @param {string[]} args */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a program leaves with its own code, whatever still keeps it busy', () => {
  assert.deepEqual(run(), { status: 0, stdout: `${'x'.repeat(100)}\n`, stderr: '' });
  assert.equal(run('--exit', '1', '--hang').status, 1);
});

test('whatever is written arrives, however much it is', () => {
  const { status, stdout } = run('--lines', '5000');
  assert.deepEqual([status, stdout.length], [0, 5_000 * 101]);
});

test('a reader that stops reading changes nothing about the answer', async () => {
  for (const exit of ['0', '1']) {
    const child = spawn(process.execPath, [path, '--lines', '5000', '--exit', exit], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', data => (said += data));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise(resolve => child.on('close', resolve));
    assert.deepEqual([code, said], [Number(exit), '']);
  }
});

const full = '/dev/full';
test('output that cannot be written is no success', { skip: !existsSync(full) && `there is no ${full}` }, () => {
  const { status, stderr } = spawnSync(process.execPath, [path], {
    stdio: ['ignore', openSync(full, 'w'), 'pipe'],
    encoding: 'utf8',
  });
  assert.equal(status, 2);
  assert.match(stderr, /^error: the output could not be written: ENOSPC/);
});

test('an error says what happened and what to do, on lines of its own', () => {
  const { status, stdout, stderr } = run('--refuse', 'a\nb \x1b[2J');
  assert.deepEqual([status, stdout], [2, '']);
  assert.equal(stderr, 'error: refused: a\\nb \\u{001b}[2J\n  do this\n  or that\n');
});

test('where JSON was asked for, an error is JSON too', () => {
  const { status, stdout } = run('--json', '--refuse', 'a\nb');
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(stdout), { error: { message: 'refused: a\nb', next: ['do this', 'or that'] } });
});

test('an error that has no exit code is a defect of ours, and shows its stack', () => {
  const { status, stderr } = run('--break');
  assert.equal(status, 70);
  assert.match(stderr, /this is a defect in prints[^]*TypeError: a defect\n {4}at /);
  const later = run('--later');
  assert.equal(later.status, 70);
  assert.match(later.stderr, /^error: this is a defect in prints[^]*AssertionError[^]*: a defect\n {4}at /);
});

test('an option or a name that is not known is refused, and a long one is cut', () => {
  assert.match(run('--nope').stderr, /^error: there is no option --nope\n {2}prints --help lists the options\n$/);
  assert.match(run('name').stderr, /^error: it takes options only, and got name\n/);
  assert.ok(run(`--${'n'.repeat(100_000)}`).stderr.length < 1_000);
  assert.ok(run('--refuse', 'n'.repeat(100_000)).stderr.length < 1_000);
  assert.deepEqual(run('--help'), { status: 0, stdout: 'help\n', stderr: '' });
});

const posix = process.platform === 'win32' && 'a folder that somebody is in cannot be deleted there';

test('in a folder that was deleted it says so, once it matters', { skip: posix }, () => {
  const script = 'cd "$(mktemp -d)" && rmdir "$PWD" && exec "$@"';
  const there = (/** @type {string[]} */ ...args) =>
    spawnSync('sh', ['-c', script, 'sh', process.execPath, path, ...args], { encoding: 'utf8' });
  assert.equal(there().status, 0);
  for (const when of ['--where', '--later']) {
    const { status, stderr } = there(when);
    assert.equal(status, 2, when);
    assert.match(stderr, /^error: the folder that you are in is not there any more\n {2}go to another one/, when);
  }
});
