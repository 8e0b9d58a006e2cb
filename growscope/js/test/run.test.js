/**
 * `growscope run`, as a user has it: installed from the tarball, and told a program.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { growscope, observed, project, remove, report } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

test('a program that passes prints one line', () => {
  const { status, stdout, stderr } = growscope(folder, ['run', '--', process.execPath, 'fresh.mjs']);
  assert.equal(status, 0, stderr);
  assert.equal(stdout, 'done\n');
  assert.match(stderr, /^growscope: no use of a stale view was seen; 1 module, 1 hooked, .*\n$/);
});

test('a stale view is named, with the line of its birth, the call in which it died and the line of its use', () => {
  const { status, stderr } = growscope(folder, ['run', '--', process.execPath, 'stale.mjs']);
  assert.equal(status, 1);
  assert.match(stderr, /`kept`, Uint8Array of 16 elements at byte \d+, was used after it had died/);
  assert.match(stderr, /used \.set threw TypeError/);
  assert.match(stderr, /born here\n.*stale\.mjs:4:14\n\s+const kept = new Uint8Array/);
  assert.match(stderr, /died as the export returned `set_name`[^]*stale\.mjs:5:1\n\s+set_name\(5, 4\)/);
  assert.match(stderr, /do: make the view anew/);
});

test('a view that died while its function waited is to be made after the wait', () => {
  const { stderr } = growscope(folder, ['run', '--', process.execPath, 'awaits.mjs']);
  assert.match(stderr, /born here\n.*write .*awaits\.mjs:8:16/);
  assert.match(
    stderr,
    /do: `write` waited between .* `set_name`, called meanwhile, .* await first, then make the view/,
  );
});

test('a dead view that is an argument is to be copied, and is told from the one that it is given to', () => {
  const { stderr } = growscope(folder, ['run', '--', process.execPath, 'source.mjs']);
  assert.match(stderr, /`name`, Uint8Array of 4 elements .*\n {3}used as an argument: \.set threw TypeError/);
  assert.match(stderr, /do: copy the bytes out \(\.slice\(\)\) before a call like `set_name`/);
});

test('a view that a package gives out of a call that may grow memory is for the package to copy', () => {
  const { stderr } = growscope(folder, ['run', '--', process.execPath, 'given.mjs']);
  assert.match(stderr, /`given`, Uint8Array of 4 elements/);
  assert.match(stderr, /do: `give` gives a view of memory out of a call in which memory may grow: it has to copy/);
});

test('where growth was forced nowhere, that is said, and is no pass', () => {
  const plain = growscope(folder, ['run', '--', process.execPath, 'steady.mjs']);
  assert.equal(plain.status, 0, plain.stderr);
  assert.match(
    plain.stderr,
    /^growscope: nothing was tried: no module .* grows memory by itself; --when crossing .*\n$/,
  );
  const everywhere = growscope(folder, ['run', '--when', 'crossing', '--', process.execPath, 'steady.mjs']);
  assert.equal(everywhere.status, 1);
  assert.match(everywhere.stderr, /`kept`, .* was used after it had died/);
  const { report: whole } = report(folder, [], 'fails.mjs');
  assert.equal(whole.vacuous, null);
  assert.equal(report(folder, [], 'steady.mjs').report.vacuous?.includes('--when crossing'), true);
});

test("the program's own exit code is told from a finding's", () => {
  const { status, stderr } = growscope(folder, ['run', '--', process.execPath, 'fails.mjs']);
  assert.equal(status, 7);
  assert.match(
    stderr,
    /^growscope: no use of a stale view was seen; .*\nthe program itself ended with exit code 7; if it does not with --no-force, .*\n$/,
  );
});

test('a use is a finding also where the exception is caught', () => {
  const { status, stdout, report: whole } = report(folder, [], 'caught.mjs');
  assert.equal(stdout, 'never mind\n');
  assert.equal(status, 1);
  const [finding] = whole.findings;
  assert.equal(finding?.view.kind, 'DataView');
  assert.equal(finding?.view.length, 16);
  assert.equal(finding?.use?.operation, 'DataView.prototype.setUint32');
  assert.equal(finding?.death.function, 'set_name');
  assert.equal(finding?.death.forced, true);
});

test('what a dead view answers without a word is a finding', () => {
  const { report: whole } = report(folder, [], 'quiet.mjs');
  const uses = whole.findings.map(({ use }) => `${use?.operation} of ${use?.expression}`);
  assert.ok(uses.includes('TypedArray.prototype.length of answer.text'), uses.join());
  assert.ok(uses.includes('TextDecoder.prototype.decode of answer.text'), uses.join());
});

test('glue that asks and makes its view anew is not accused', () => {
  const { status, report: whole } = report(folder, ['--strict'], 'checked.mjs');
  assert.deepEqual(whole.findings, []);
  assert.equal(status, 0);
  assert.ok((whole.processes[0]?.deaths ?? 0) > 10);
});

test('glue that tries and makes its view anew is not accused, and who only catches is', () => {
  const glue = report(folder, ['--strict'], 'tries.mjs');
  assert.equal(glue.stdout, '84\n');
  assert.deepEqual(glue.report.findings, []);
  assert.ok((glue.report.processes[0]?.deaths ?? 0) >= 20);
  const { findings } = report(folder, [], 'tries.mjs', ['catches']).report;
  assert.deepEqual(
    findings.map(({ use }) => [use?.operation, use?.expression, use?.threw?.split(':')[0]]),
    [['TypedArray.prototype.set', 'kept', 'TypeError']],
  );
});

test('a dead view that is held is a note that names the holder, and a finding under --strict', () => {
  const { status, report: whole } = report(folder, [], 'silent.mjs');
  assert.equal(status, 0);
  assert.deepEqual(whole.findings, []);
  assert.match(whole.held[0]?.holders.join() ?? '', /reader\.bytes/);
  assert.equal(report(folder, ['--strict'], 'silent.mjs').status, 1);
});

test('nothing that a program can ask differs', () => {
  const { status, stdout, stderr } = growscope(folder, ['run', '--', process.execPath, 'identity.mjs']);
  assert.equal(stdout, 'same\n', stderr);
  assert.equal(status, 0, stderr);
});

for (const flags of [[], ['--trace'], ['--when', 'crossing'], ['--refuse=100000']]) {
  test(`what a program can print of itself is the same, under run ${flags.join(' ')}`, () => {
    const told = observed(folder, process.execPath, flags);
    assert.ok(told.plain.length > 150);
    assert.deepEqual(told.run, told.plain);
  });
}

for (const [program, where] of [
  ['worker.mjs', 'in a worker with an environment of its own'],
  ['child.mjs', 'in a child process'],
  ['context.mjs', 'in a vm context'],
  ['replaced.mjs', 'in a program that replaces WebAssembly'],
]) {
  test(`a use is found ${where}`, () => {
    const { status, report: whole } = report(folder, [], String(program));
    assert.equal(whole.findings.length, 1);
    assert.equal(whole.findings[0]?.death.function, 'set_name');
    assert.equal(status, 1);
  });
}

test("the program's own exit code wins where it is not 0", () => {
  const { status, report: whole } = report(folder, [], 'exits.mjs');
  assert.equal(status, 3);
  assert.equal(whole.findings.length, 1);
});

test(
  'what a process found that was then killed is not lost',
  { skip: process.platform === 'win32' && 'no SIGKILL' },
  () => {
    const { status, report: whole } = report(folder, [], 'killed.mjs');
    assert.equal(status, 137);
    assert.equal(whole.findings.length, 1);
    assert.match(whole.notes.join(), /1 of 1 threads ended without saying so/);
  },
);

test('growth that is refused, and a program that does not bear it, are a finding', () => {
  const { status, report: whole } = report(folder, ['--refuse'], 'grows.mjs');
  assert.notEqual(status, 0);
  assert.equal(whole.findings[0]?.kind, 'refused');
  assert.equal(whole.findings[0]?.death.stack[0]?.line, 4);
});

test('a trace has each real growth with its stack, and forces none', () => {
  const { status, report: whole } = report(folder, ['--trace'], 'grows.mjs');
  assert.equal(status, 0);
  assert.deepEqual(
    whole.processes.flatMap(({ trace }) => trace).map(({ by, delta }) => [by, delta]),
    [['host', 2]],
  );
  assert.equal(whole.processes[0]?.crossings, 0);
});

test('a trace is written as speedscope reads it, each growth with the bytes that it added', () => {
  const file = join(folder, 'growth.json');
  assert.equal(report(folder, ['--speedscope', file], 'grows.mjs').status, 0);
  const { shared, profiles } = JSON.parse(readFileSync(file, 'utf8'));
  assert.deepEqual(profiles[0].weights, [2 * 65_536]);
  const names = profiles[0].samples[0].map((/** @type {number} */ at) => shared.frames[at]);
  assert.match(names.at(-1).file, /grows\.mjs$/);
  assert.equal(names.at(-1).line, 4);
});

test('two copies of the preload are one', () => {
  const out = growscope(folder, ['run', '--', process.execPath, '--import', 'growscope/register', 'caught.mjs']);
  assert.match(out.stderr, /growscope: 1 finding;/);
});

test('the preload by itself prints its report and fails the program', () => {
  const args = ['--import', 'growscope/register', 'caught.mjs'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  assert.equal(stdout, 'never mind\n');
  assert.match(stderr, /growscope: 1 finding;/);
  assert.equal(status, 1);
});

test('bad input is 2, with what to do', () => {
  for (const args of [
    ['run', '--when', 'never', '--', 'node'],
    ['run', '--only', '0', '--', 'node'],
    ['run', '--unheard-of', '--', 'node'],
    ['run'],
    ['run', '--', './no-such-program'],
  ]) {
    const { status, stderr } = growscope(folder, args);
    assert.equal(status, 2, `${args.join(' ')}: ${stderr}`);
    assert.match(stderr, /^error: .*\n {2}\S/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
});
