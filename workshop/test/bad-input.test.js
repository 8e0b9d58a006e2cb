/**
 * What a learner's file can do wrong before anything about growth is wrong with it.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { check } from '../src/check/check.js';
import { readExercise } from '../src/exercise.js';
import { exerciseFile, exercises, learner, root } from './run.js';

const exercise = await readExercise(`${exercises}/02-cached-at-start-up`);

/** A limit that ends the endless ones soon. */
const seconds = 1;

/** @type {Record<string, { source: string, rejected: string, line: number | null }>} */
const cases = {
  'a syntax error': {
    source: 'export function makeGreeter() {\n  const = 4;\n}\n',
    rejected: 'syntax-error',
    line: 2,
  },
  'an endless loop': {
    source: 'export const makeGreeter = () => ({\n  greet() {\n    for (;;);\n  },\n});\n',
    rejected: 'time-limit',
    line: 3,
  },
  'an endless loop while loading': { source: 'let n = 0;\nwhile (true) n += 1;\n', rejected: 'time-limit', line: 2 },
  'a thrown string': {
    source: 'export const makeGreeter = () => ({\n  greet() {\n    throw "no";\n  },\n});\n',
    rejected: 'threw-a-value',
    line: 3,
  },
  'a string thrown while loading': { source: '\nthrow "no";\n', rejected: 'threw-a-value', line: 2 },
  'an error while loading': { source: '\n\nnull.x;\n', rejected: 'threw-while-loading', line: 3 },
  'a missing export': { source: 'export const makeGreter = 1;\n', rejected: 'missing-export', line: null },
  'an export of the wrong kind': { source: 'export const makeGreeter = 1;\n', rejected: 'missing-export', line: null },
  'an import of a file of their own': { source: "import './other.js';\n", rejected: 'threw-while-loading', line: null },
  'a process that it ends': { source: 'process.exit(0);\n', rejected: 'exited', line: null },
  'a promise that nobody settles': { source: 'await new Promise(() => {});\n', rejected: 'never-settles', line: null },
  'an error in a callback': {
    source: 'setTimeout(() => {\n  throw new Error();\n});\nawait new Promise(done => setTimeout(done, 500));\n',
    rejected: 'threw',
    line: 2,
  },
  'a heap that fills': {
    source: 'const all = [];\nfor (;;) all.push(new Array(1e6).fill(all));\n',
    rejected: 'out-of-memory',
    line: null,
  },
  'an empty file': { source: '', rejected: 'missing-export', line: null },
};

for (const [name, { source, rejected, line }] of Object.entries(cases)) {
  test(`${name} is ${rejected}${line === null ? '' : ', and its line is named'}`, async () => {
    const limit = { seconds: rejected === 'out-of-memory' ? 30 : seconds };
    const verdict = await check(exercise, source, limit);
    assert.equal(verdict.rejected, rejected, verdict.details.join('\n'));
    assert.equal(verdict.place?.line ?? null, line);
    assert.ok(verdict.sentence, 'there is a sentence for people');
  });
}

test('the line is shown with its neighbours, and the exit code is 1', t => {
  const { run, write } = learner(t);
  write('02-cached-at-start-up/host.js', cases['a syntax error']?.source ?? '');
  const { status, stdout } = run('check', '2');
  assert.equal(status, 1);
  assert.match(stdout, /^ {2}syntax-error: /m);
  assert.match(stdout, /host\.js:2:9\n {2}1 \| export .*\n {2}2 \| {3}const = 4;\n {4}\| {9}\^\n {2}3 \| }/);
});

test('what the learner prints is shown', async () => {
  const { printed } = await check(exercise, "console.log('I was', 'here');\nexport const makeGreeter = () => null;\n");
  assert.match(printed, /I was here/);
});

test(
  'a property that this engine lacks is named, where it was asked for',
  { skip: 'detached' in ArrayBuffer.prototype && 'this engine has buffer.detached' },
  async () => {
    const source = exerciseFile('02-cached-at-start-up/solution/host.js').replace(
      'const view = () => new Uint8Array(exports.memory.buffer);',
      'let kept = new Uint8Array(exports.memory.buffer);\n  const view = () => (kept.buffer.detached ? (kept = new Uint8Array(exports.memory.buffer)) : kept);',
    );
    const asked = await check(exercise, source);
    assert.equal(asked.rejected, 'stale-view');
    assert.match(asked.details.join('\n'), /note +your code reads buffer\.detached, which this engine does not have/);
    const { details } = await check(exercise, exerciseFile('02-cached-at-start-up/starter/host.js'));
    assert.doesNotMatch(details.join('\n'), /note /);
  },
);

test('what the learner prints and throws cannot move the cursor', t => {
  const { run, write } = learner(t);
  const nasty = '\\x1b[2J\\u202e';
  write(
    '02-cached-at-start-up/host.js',
    `console.log('printed${nasty}');\nthrow new Error('thrown${nasty}'); // \x1b[31m\n`,
  );
  const { stdout } = run('check', '2');
  assert.match(stdout, /printed\\u\{001b\}\[2J\\u\{202e\}/);
  assert.match(stdout, /thrown\\u\{001b\}\[2J/);
  assert.doesNotMatch(stdout, /[\x1b\u202e]/);
  write('02-cached-at-start-up/host.js', 'export const makeGreeter = () => null; // \x1b[2J\n');
  assert.doesNotMatch(run('solution', '2', '--give-up').stdout, /\x1b/);
});

test('no staged path is shown to the learner', async () => {
  const { details } = await check(exercise, "import './other.js';\n");
  assert.doesNotMatch(details.join('\n'), /growth-lab-check/);
});

const posix = process.platform === 'win32' && 'a folder that somebody is in cannot be deleted there';

test('a file is checked from a folder that was deleted, too', { skip: posix }, () => {
  const script = 'cd "$(mktemp -d)" && rmdir "$PWD" && exec "$@"';
  const args = ['check', '2', '--file', `${exercise.folder}/solution/host.js`];
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', script, 'sh', process.execPath, `${root}/workshop`, ...args],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
});

test('whoever is patient allows a multiple of every limit', async () => {
  const slow = `const end = Date.now() + 1500;\nwhile (Date.now() < end);\n${exerciseFile('02-cached-at-start-up/solution/host.js')}`;
  assert.equal((await check(exercise, slow, { seconds: 1 })).rejected, 'time-limit');
  const { rejected, details } = await check(exercise, slow, { seconds: 1, times: 60 });
  assert.equal(rejected, null, details.join('\n'));
});
