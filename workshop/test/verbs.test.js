/**
 * The runner without a terminal: every verb, as a learner would type it.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readLadder } from '../src/exercise.js';
import { openSession } from '../src/session.js';
import { exerciseFile, learner } from './run.js';

const ladder = await readLadder();
const [first, second] = ladder;
assert.ok(first && second);
const file = (/** @type {{ id: string, file: string }} */ { id, file }) => `${id}/${file}`;
const solution = (/** @type {{ id: string, file: string }} */ { id, file }) => exerciseFile(`${id}/solution/${file}`);

test('without a terminal it shows the first exercise, lays out its file, and checks it once', t => {
  const { run, read } = learner(t);
  const { status, stdout } = run();
  assert.equal(status, 1);
  assert.match(stdout, new RegExp(`1 ${first.title.replace('?', '\\?')}`));
  assert.match(stdout, new RegExp(`not yet {2}1 .*\\n {2}${first.starter.reason}: `));
  assert.match(stdout, /your file: .*my work/);
  assert.equal(read(file(first)), exerciseFile(`${first.id}/starter/${first.file}`));
});

test('there is no colour without a terminal', t => {
  assert.doesNotMatch(learner(t).run().stdout, /\x1b/);
});

test('a pass is remembered, and the next exercise is the current one', t => {
  const { run, write } = learner(t);
  write(file(first), solution(first));
  assert.equal(run('check').status, 0);
  const { stdout } = run('list');
  assert.match(stdout, /passes\s+1 /);
  assert.match(stdout, />\s+2 /);
  assert.match(stdout, /core: 1 of \d+ pass/);
});

test('next goes on only when the exercise passes', t => {
  const { run, write } = learner(t);
  assert.equal(run('next').status, 1);
  write(file(first), solution(first));
  const { status, stdout } = run('next');
  assert.equal(status, 0);
  assert.match(stdout, new RegExp(`2 ${second.title}`));
});

test('hints come one at a time, and there are three', t => {
  const { run } = learner(t);
  const shown = [1, 2, 3, 4].map(() => run('hint', '2').stdout);
  assert.deepEqual(
    shown.map(text => ['A question', 'The place', 'The technique'].filter(heading => text.includes(heading)).length),
    [1, 1, 1, 3],
  );
  assert.match(String(shown[3]), /hint 3 of 3; there are no more/);
});

test('a solution is shown only after passing, or after giving up, and as a diff', t => {
  const { run, write } = learner(t);
  const early = run('solution', '2');
  assert.equal(early.status, 1);
  assert.doesNotMatch(early.stdout, /^[+-] /m);
  const given = run('solution', '2', '--give-up');
  assert.equal(given.status, 0);
  assert.match(given.stdout, /^- {3}const view = new Uint8Array\(exports\.memory\.buffer\);$/m);
  assert.match(given.stdout, /^\+ /m);
  assert.match(run('list').stdout, / 2 .*solution seen/);
  write(file(second), solution(second));
  run('check', '2');
  assert.equal(run('solution', '2').status, 0);
});

test('beside a solution, and after passing, it says why it works', t => {
  const { run, write } = learner(t);
  assert.match(run('solution', '2', '--give-up').stdout, /^\+ [^]*Why this works[^]*How it was found/m);
  write(file(first), solution(first));
  assert.match(run('next').stdout, /passes[^]*Why this works[^]*How it was found[^]*Where it happened/);
});

test('advice names the exercise that was named', t => {
  const { run } = learner(t);
  const { stdout } = run('solution', '2');
  assert.match(stdout, /node workshop hint 2$/m);
  assert.match(stdout, /node workshop solution 2 --give-up$/m);
  assert.match(run('hint', '2').stdout, /for the next: node workshop hint 2$/m);
  assert.match(run('solution').stdout, /node workshop solution --give-up$/m);
});

test('list ends in one line for the instructor', t => {
  const { run, write } = learner(t);
  write(file(second), solution(second));
  run('check', '2');
  run('hint', '3');
  run('solution', '4', '--give-up');
  const last = run('list').stdout.trimEnd().split('\n').at(-1) ?? '';
  assert.equal(last, `growth-lab progress: 1 of ${ladder.length} pass: 2 · now at 3 · hints 1 · solutions seen: 4`);
});

test('two terminals keep what the other has passed', async t => {
  const { work } = learner(t);
  const [one, other] = [await openSession(work), await openSession(work)];
  const [a, b, c] = one.ladder;
  assert.ok(a && b && c);
  await one.hint(a);
  await other.giveUp(b);
  await Promise.all([one.hint(c), other.hint(c), one.giveUp(a)]);
  const { hints, gaveUp } = (await openSession(work)).progress;
  assert.deepEqual(hints, { [a.id]: 1, [c.id]: 2 });
  assert.deepEqual(gaveUp.toSorted(), [a.id, b.id]);
});

test('jump keeps the work', t => {
  const { run, write, read } = learner(t);
  write(file(first), '// mine\n');
  assert.equal(run('jump', '5').status, 0);
  assert.match(run('list').stdout, />\s+5 /);
  run('jump', '1');
  assert.equal(read(file(first)), '// mine\n');
});

test('reset lays out the starter, and keeps what was there', t => {
  const { run, write, read } = learner(t);
  write(file(second), '// mine\n');
  assert.equal(run('reset', '2').status, 0);
  assert.equal(read(file(second)), exerciseFile(`${second.id}/starter/${second.file}`));
  assert.equal(read(`${second.id}/host.before-reset.js`), '// mine\n');
});

test('reset twice loses nothing', t => {
  const { run, write, read } = learner(t);
  write(file(second), '// mine\n');
  run('reset', '2');
  assert.match(run('reset', '2').stdout, /is the starter already/);
  write(file(second), '// mine, too\n');
  run('reset', '2');
  assert.equal(read(`${second.id}/host.before-reset.js`), '// mine\n');
  assert.equal(read(`${second.id}/host.before-reset-2.js`), '// mine, too\n');
});

test('the report is told when the exercise passes, and not before', t => {
  const { run, write } = learner(t);
  const told = /Where it happened: /;
  assert.doesNotMatch(run('show').stdout, told);
  assert.doesNotMatch(run().stdout, told);
  write(file(first), solution(first));
  assert.match(run('next').stdout, told);
  assert.match(run('show', '1').stdout, told);
});

test('an exercise that passes can be gone back to, and next goes on from there', t => {
  const { run, write } = learner(t);
  for (const exercise of [first, second]) write(file(exercise), solution(exercise));
  run('check', '1');
  run('check', '2');
  run('jump', '1');
  assert.equal(run('check').status, 0);
  assert.match(run('list').stdout, />\s+passes\s+1 /);
  assert.equal(run('next').status, 0);
  assert.match(run('list').stdout, />\s+3 /);
});

test('passing moves on from where the learner jumped to', t => {
  const { run, write } = learner(t);
  run('jump', '2');
  write(file(second), solution(second));
  assert.equal(run('check').status, 0);
  assert.match(run('list').stdout, />\s+3 /);
});

test('a mistyped verb is guessed, and a number is a jump', t => {
  const { run } = learner(t);
  assert.match(run('chek').stderr, /did you mean check\?/);
  assert.equal(run('3').status, 0);
  assert.match(run('list').stdout, />\s+3 /);
});

test('a deleted file is laid out again', t => {
  const { run, work } = learner(t);
  run('show', '2');
  assert.ok(existsSync(join(work, file(second))));
});

test('list and check speak JSON', t => {
  const { run } = learner(t);
  const rows = JSON.parse(run('list', '--json').stdout);
  assert.equal(rows.length, ladder.length);
  const { stdout, status } = run('check', '2', '--json');
  assert.equal(status, 1);
  const { rejected, place, passes } = JSON.parse(stdout);
  assert.deepEqual({ rejected, passes }, { rejected: second.starter.reason, passes: false });
  assert.ok(place.line > 0);
});

test('bad input is said, with a way on, and the exit code is 2', t => {
  const { run, write } = learner(t);
  for (const args of [
    ['frob'],
    ['check', '99'],
    ['jump'],
    ['jump', 'x'],
    ['check', '--frob'],
    ['check', '--file', 'nowhere.js'],
  ]) {
    const { status, stderr } = run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /^error: .+\n {2}\S/, args.join(' '));
  }
  const rotten = ['{', '5', 'null', '[]', '{"passed":5}', '{"hints":{"a":"b"}}', '{"current":[]}', '{"gaveUp":[1]}'];
  for (const text of rotten) {
    write('progress.json', text);
    const { status, stderr } = run('list');
    assert.equal(status, 2, text);
    assert.match(stderr, /progress\.json cannot be read: .+\n +delete it/, text);
  }
});

test('every verb has help with examples and exit codes', t => {
  const { run } = learner(t);
  const verbs = [...run('--help').stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, verb]) => String(verb));
  assert.ok(verbs.length >= 10, verbs.join(' '));
  for (const verb of verbs) {
    const { status, stdout } = run(verb, '--help');
    assert.equal(status, 0, verb);
    assert.match(stdout, /Usage: node workshop/, verb);
    assert.match(stdout, /Examples:\n {2}node workshop/, verb);
    assert.match(stdout, /Exit codes:\n {2}0/, verb);
  }
});

test('progress is only a file of names', t => {
  const { run, work } = learner(t);
  run('hint', '2');
  assert.deepEqual(JSON.parse(readFileSync(join(work, 'progress.json'), 'utf8')), {
    current: null,
    passed: [],
    gaveUp: [],
    hints: { [second.id]: 1 },
  });
});
