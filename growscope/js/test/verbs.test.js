/**
 * The crate's verbs in the package: the same words, files and exit codes as the native program's.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { growscope, project, remove } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

test('report reads a file and says who may grow memory', () => {
  const { status, stdout } = growscope(folder, ['report', 'guest.wasm', '--json']);
  assert.equal(status, 0);
  const { exports } = JSON.parse(stdout);
  assert.ok(exports.some((/** @type {any} */ { name, verdict }) => name === 'set_name' && verdict === 'may'));
});

test('check ends with 1 where its contract is broken', () => {
  assert.equal(growscope(folder, ['check', 'guest.wasm', '--never', 'set_name']).status, 1);
  assert.equal(growscope(folder, ['check', 'guest.wasm', '--never', 'get_*']).status, 0);
});

test('a file that is not there is bad input', () => {
  const { status, stderr } = growscope(folder, ['report', 'no-such.wasm']);
  assert.equal(status, 2);
  assert.match(stderr, /^error: cannot read no-such\.wasm/);
});

test('help lists the commands of the package beside those of the crate, and a mistyped one gets the nearest', () => {
  const { stdout } = growscope(folder, ['--help']);
  assert.match(stdout, /^Commands:\n  run .*\n  bisect .*\n  report /m);
  const { status, stderr } = growscope(folder, ['rnu', '--', 'node', 'stale.mjs']);
  assert.equal(status, 2);
  assert.match(stderr, /^error: there is no command rnu; did you mean run\?\n/);
});

test('a script without its engine is told what comes before it', () => {
  const { status, stderr } = growscope(folder, ['run', '--', 'stale.mjs']);
  assert.equal(status, 2);
  assert.match(
    stderr,
    /^error: the program cannot be started: .*\n  node comes before it: growscope run -- node stale\.mjs\n$/,
  );
});
