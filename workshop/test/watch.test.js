/**
 * The runner as a person uses it: in a terminal, with an editor beside it.
 */
import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readLadder } from '../src/exercise.js';
import { exerciseFile, learner } from './run.js';
import { lacksTerminal, terminal } from './terminal.js';

const [first, second, third] = await readLadder();
assert.ok(first && second && third);

/** @typedef {{ id: string, file: string }} Named */
const file = (/** @type {Named} */ { id, file }) => `${id}/${file}`;
const solution = (/** @type {Named} */ { id, file }) => exerciseFile(`${id}/solution/${file}`);
const notYet = (/** @type {number} */ number) => new RegExp(`not yet {2}${number} `);
const passes = (/** @type {number} */ number) => new RegExp(`passes {3}${number} `);

/**
 * @param {import('node:test').TestContext} t
 * @param {string[]} args
 */
function start(t, args = [], env = {}) {
  const { work, write, read, run } = learner(t);
  return { work, write, read, run, ...terminal(t, ['node', 'workshop', '--work', work, ...args], env) };
}

test('saving a solution moves on, from exercise 1 to 4', { skip: lacksTerminal }, async t => {
  const { write, see, type, exitCode } = start(t);
  await see(/Welcome/);
  for (const exercise of [first, second, third]) {
    await see(notYet(exercise.number));
    write(file(exercise), solution(exercise));
    await see(passes(exercise.number));
  }
  await see(notYet(4));
  type('q');
  assert.equal(await exitCode(), 0);
});

test('keys: hints, list, jump, reset, solution, and back', { skip: lacksTerminal }, async t => {
  const { write, read, see, type } = start(t);
  await see(notYet(1));
  type('h');
  await see(/hint 1 of 3/);
  type('j', '2', 'Enter');
  await see(notYet(2));
  write(file(second), '// mine\n');
  await see(/missing-export/);
  type('r', 'y', 'Enter');
  await see(/What you had is .*before-reset/);
  assert.equal(read(file(second)), exerciseFile(`${second.id}/starter/${second.file}`));
  type('s', 'n', 'Enter');
  await see(/Press h for a hint/);
  type('s', 'y', 'Enter');
  await see(/\+ our solution/);
  type('l');
  await see(/seen +2 /);
  type('j', '9', '9', 'Enter');
  await see(/There is no exercise 99/);
});

test('it outlives whatever a learner saves', { skip: lacksTerminal }, async t => {
  const { write, see, type } = start(t);
  await see(notYet(1));
  type('j', '2', 'Enter');
  await see(notYet(2));
  write(file(second), 'export const = 1;\n');
  await see(/syntax-error/);
  write(file(second), 'for (;;);\n');
  await see(/time-limit/);
  write(file(second), 'process.kill(process.pid, "SIGKILL");\n');
  await see(/signal +SIGKILL|exit code/);
  write(file(second), solution(second));
  await see(passes(2));
});

test('an editor that saves by renaming is followed', { skip: lacksTerminal }, async t => {
  const { work, write, see, type } = start(t);
  await see(notYet(1));
  type('j', '2', 'Enter');
  await see(notYet(2));
  write(`${second.id}/host.js~`, solution(second));
  renameSync(join(work, `${second.id}/host.js~`), join(work, file(second)));
  await see(passes(2));
});

test('polling says so, and works', { skip: lacksTerminal }, async t => {
  const { write, see } = start(t, ['--poll']);
  await see(/Looking for changes three times a second/);
  await see(notYet(1));
  write(file(first), solution(first));
  await see(passes(1));
});

test('there is colour on a terminal, and none with NO_COLOR', { skip: lacksTerminal }, async t => {
  const plain = start(t, [], { NO_COLOR: '1' });
  await plain.see(notYet(1));
  assert.doesNotMatch(plain.capture('-e'), /\x1b\[/);
  const coloured = start(t);
  await coloured.see(notYet(1));
  assert.match(coloured.capture('-e'), /\x1b\[1m/);
});

test('work goes on where it was left', { skip: lacksTerminal }, async t => {
  const { work, write, see, type, exitCode } = start(t);
  await see(notYet(1));
  write(file(first), solution(first));
  await see(notYet(2));
  type('C-c');
  assert.equal(await exitCode(), 0);
  const again = terminal(t, ['node', 'workshop', '--work', work]);
  await again.see(notYet(2));
});
