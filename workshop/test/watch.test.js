/**
 * The runner as a person uses it: in a terminal, with an editor beside it.
 */
import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readLadder } from '../src/exercise.js';
import { exerciseFile, learner } from './run.js';
import { lacksTerminal, terminal } from './terminal.js';

const [first, second, third, fourth] = await readLadder();
assert.ok(first && second && third && fourth);

/** @typedef {{ id: string, file: string }} Named */
const file = (/** @type {Named} */ { id, file }) => `${id}/${file}`;
const solution = (/** @type {Named} */ { id, file }) => exerciseFile(`${id}/solution/${file}`);
const notYet = (/** @type {number} */ number) => new RegExp(`not yet {2}${number} `);
/** An exercise's page is there, and its file is waited for. */
const ready = /Save your file, and it is checked/;
const page = (/** @type {import('../src/exercise.js').Exercise} */ { number, title, part }) =>
  new RegExp(`^${number} ${title.replace('?', '\\?')}\n${part} · about`, 'm');
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
  for (const { exercise, next } of [
    { exercise: first, next: second },
    { exercise: second, next: third },
    { exercise: third, next: fourth },
  ]) {
    await see(page(exercise));
    write(file(exercise), solution(exercise));
    await see(passes(exercise.number));
    await see(new RegExp(`Where it happened: [^]*Next: ${next.number} `));
    type('Enter');
  }
  await see(page(fourth));
  type('q');
  assert.equal(await exitCode(), 0);
});

test('a starter is not blamed before it was touched, and c checks it', { skip: lacksTerminal }, async t => {
  const { see, type, capture } = start(t);
  await see(ready);
  assert.doesNotMatch(capture(), /not yet/);
  type('c');
  await see(notYet(1));
});

test('the next exercise is watched before its page is read', { skip: lacksTerminal }, async t => {
  const { write, see } = start(t);
  await see(ready);
  write(file(first), solution(first));
  await see(/Next: 2 /);
  write(file(second), solution(second));
  await see(passes(2));
});

test('after a pass the exercise stays in hand until Enter', { skip: lacksTerminal }, async t => {
  const { write, see, type, capture } = start(t);
  await see(ready);
  type('j', '2', 'Enter');
  await see(page(second));
  write(file(second), solution(second));
  await see(/Next: 3 /);
  type('s');
  await see(/2 A view cached at start-up\n\n- .*host\.js\n\+ our solution/);
  assert.doesNotMatch(capture(), /give up/);
  write(file(second), 'export const = 1;\n');
  await see(/syntax-error: /);
  write(file(second), solution(second));
  await see(/Next: 3 [^]*Next: 3 [^]*syntax-error: [^]*Next: 3 /);
  type('n');
  await see(page(third));
});

test('keys: hints, jump, reset, solution, list', { skip: lacksTerminal }, async t => {
  const { write, read, see, type } = start(t);
  await see(ready);
  type('h');
  await see(/hint 1 of 3/);
  type('j', '2', 'Enter');
  await see(page(second));
  write(file(second), '// mine\n');
  await see(/missing-export/);
  type('r', 'y');
  await see(/What you had is .*before-reset/);
  assert.equal(read(file(second)), exerciseFile(`${second.id}/starter/${second.file}`));
  await see(notYet(2));
  type('s', 'y');
  await see(/\+ our solution/);
  type('l');
  await see(/ 2 .*solution seen/);
  type('j', '9', '9', 'Enter');
  await see(/There is no exercise 99/);
  type('x');
  await see(/"x" is no key here/);
});

test('what is not meant is not done: n and Esc', { skip: lacksTerminal }, async t => {
  const { write, read, see, type, capture } = start(t);
  await see(ready);
  write(file(first), '// mine\n');
  await see(notYet(1));
  type('r', 'n', 's', 'n', 'j', '5', 'Escape', 'l');
  await see(/core: 0 of/);
  assert.equal(read(file(first)), '// mine\n');
  assert.doesNotMatch(capture(), /our solution$|5 The view helper\ncore/m);
});

test('it outlives whatever a learner saves', { skip: lacksTerminal }, async t => {
  const { work, write, see, type } = start(t);
  await see(ready);
  type('j', '2', 'Enter');
  await see(page(second));
  write(file(second), 'export const = 1;\n');
  await see(/syntax-error: /);
  write(file(second), 'for (;;);\n');
  await see(/time-limit: /);
  write(file(second), 'process.kill(process.pid, "SIGKILL");\n');
  await see(/signal +SIGKILL|exit code/);
  rmSync(join(work, file(second)));
  await see(/host\.js is gone/);
  write(file(second), solution(second));
  await see(passes(2));
});

test('leaving does not wait for a check', { skip: lacksTerminal }, async t => {
  const { work, write, type, see, exitCode, capture } = start(t);
  await see(ready);
  write(file(first), 'for (;;);\n');
  await see(/predictions\.js has changed; checking/);
  type('C-c');
  assert.equal(await exitCode(), 0);
  assert.doesNotMatch(capture(), /time-limit/);
  const again = terminal(t, ['node', 'workshop', '--work', work]);
  await again.see(/checking/);
});

test('an editor that saves by renaming is followed', { skip: lacksTerminal }, async t => {
  const { work, write, see, type } = start(t);
  await see(ready);
  type('j', '2', 'Enter');
  await see(page(second));
  write(`${second.id}/host.js~`, solution(second));
  renameSync(join(work, `${second.id}/host.js~`), join(work, file(second)));
  await see(passes(2));
});

test('polling says so, and works', { skip: lacksTerminal }, async t => {
  const { write, see } = start(t, ['--poll']);
  await see(/looked at three times a second/);
  await see(ready);
  write(file(first), solution(first));
  await see(passes(1));
});

test('there is colour on a terminal, and none with NO_COLOR', { skip: lacksTerminal }, async t => {
  const plain = start(t, [], { NO_COLOR: '1' });
  await plain.see(ready);
  assert.doesNotMatch(plain.capture('-e'), /\x1b\[/);
  const coloured = start(t);
  await coloured.see(ready);
  assert.match(coloured.capture('-e'), /\x1b\[1m/);
});

test('work goes on where it was left', { skip: lacksTerminal }, async t => {
  const { work, write, see, type, exitCode } = start(t);
  await see(ready);
  write(file(first), solution(first));
  await see(/Next: 2 /);
  type('C-c');
  assert.equal(await exitCode(), 0);
  const again = terminal(t, ['node', 'workshop', '--work', work]);
  await again.see(page(second));
});
