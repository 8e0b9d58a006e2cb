/**
 * The audit can fail: whatever rots in an exercise is found.
 */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { audit } from '../src/audit.js';
import { readExercise } from '../src/exercise.js';
import { exercises, scratch, workshop } from './run.js';

/**
 * A copy of an exercise, to be broken.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} id
 */
function copy(t, id) {
  const folder = join(scratch(t), id);
  cpSync(join(exercises, id), folder, { recursive: true });
  const edit = (/** @type {string} */ file, /** @type {(text: string) => string} */ change) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  const src = new URL('../src', import.meta.url).href;
  edit('check.js', text => text.replaceAll("'../../src/", `'${src}/`));
  return { folder, edit };
}

const verdict = (/** @type {string} */ rejected) =>
  `{ rejected: ${rejected}, details: [], symptom: null, place: null }`;

const id = '02-cached-at-start-up';

test('a checker that always passes is found out by the starter and by every wrong fix', async t => {
  const { folder, edit } = copy(t, id);
  edit('check.js', () => `export const check = async () => (${verdict('null')});\n`);
  const findings = await audit(await readExercise(folder));
  const [rights, wrongs] = ['right', 'wrong'].map(kind => readdirSync(join(folder, kind)).length);
  assert.ok(rights && wrongs);
  assert.equal(findings.length, 2 + rights + wrongs);
  for (const { kind, agrees, file } of findings) assert.equal(agrees, ['solution', 'right'].includes(kind), file);
});

/**
 * A copy with one right file and one wrong one: what rots is found in a few files as in many.
 *
 * @param {import('node:test').TestContext} t
 */
async function copyOf(t) {
  const { folder, edit } = copy(t, id);
  const kept = ['private-class.js', 'grow-ahead.js'];
  for (const kind of ['right', 'wrong']) {
    for (const name of readdirSync(join(folder, kind))) if (!kept.includes(name)) rmSync(join(folder, kind, name));
  }
  return {
    folder,
    edit,
    disagreeing: async () =>
      (await audit(await readExercise(folder))).filter(({ agrees }) => !agrees).map(({ file }) => file),
  };
}

test('a copy that nobody broke agrees, so that what follows is not found for another reason', async t => {
  assert.deepEqual(await (await copyOf(t)).disagreeing(), []);
});

test('a checker that rejects everything is found out by the solution', async t => {
  const { edit, disagreeing } = await copyOf(t);
  edit('check.js', text => text.replace(/return diagnose\([^]*/, `return ${verdict("'stale-view'")};\n}\n`));
  assert.ok((await disagreeing()).includes('solution/host.js'));
});

test('a schedule without growth is vacuous, never a pass', async t => {
  const { edit, disagreeing } = await copyOf(t);
  edit('check.js', text =>
    text.replace('return diagnose(runs,', 'return diagnose(runs.filter(run => run.forced === 0),'),
  );
  assert.ok((await disagreeing()).includes('solution/host.js'));
});

test('a right file that is rejected is found', async t => {
  const { edit, disagreeing } = await copyOf(t);
  edit('right/private-class.js', text => text.replace('get_msg_ptr', 'get_name_ptr'));
  assert.deepEqual(await disagreeing(), ['right/private-class.js']);
});

test('a wrong fix that is rejected for another reason is found', async t => {
  const { edit, disagreeing } = await copyOf(t);
  edit('wrong/grow-ahead.js', text => text.replace('rejected: grows-by-itself', 'rejected: stale-view'));
  assert.deepEqual(await disagreeing(), ['wrong/grow-ahead.js']);
});

test('a starter with another symptom is found', async t => {
  const { edit, disagreeing } = await copyOf(t);
  edit('page.md', text => text.replace('stale-view, TypeError', 'stale-view, RangeError'));
  assert.deepEqual(await disagreeing(), ['starter/host.js']);
});

test('a reason without a sentence is found', async t => {
  const { edit, disagreeing } = await copyOf(t);
  edit('check.js', text => text.replace("'stale-view':", "'stale':"));
  assert.deepEqual(await disagreeing(), ['starter/host.js']);
});

test('a page or a hint that is missing is an error that names it', async t => {
  const { folder, edit } = copy(t, id);
  edit('hints.md', text => text.replace('## The place', '## Place'));
  await assert.rejects(readExercise(folder), /02-cached-at-start-up: hints\.md has no section "## The place"/);
  edit('page.md', text => text.replace('- minutes: 10\n', ''));
  await assert.rejects(readExercise(folder), /page\.md has no line "- minutes: /);
});

test('the command says which file, what was declared and what was seen, and exits with 1', async t => {
  const { folder, edit } = await copyOf(t);
  edit('wrong/grow-ahead.js', text => text.replace('rejected: grows-by-itself', 'rejected: stale-view'));
  const { status, stdout } = workshop('audit', '2', '--exercises', join(folder, '..'));
  assert.equal(status, 1);
  assert.match(stdout, /^FAIL 02-/m);
  assert.match(stdout, /wrong\/grow-ahead\.js\n +declared +stale-view\n +seen +grows-by-itself\n/);
  assert.match(
    stdout,
    /1 of 1 starters failed as declared\n.*1 of 1 solutions passed\n.*1 of 1 other right files passed\n.*0 of 1 wrong fixes/,
  );
});

test('what a file throws moves no cursor', async t => {
  const { folder, edit } = await copyOf(t);
  edit('wrong/grow-ahead.js', text => `${text}\nthrow new Error('a\\x1b[2J');\n`);
  const { stdout } = workshop('audit', '2', '--exercises', join(folder, '..'));
  assert.match(stdout, /it threw +Error: a\\u\{001b\}\[2J/);
  assert.doesNotMatch(stdout, /\x1b/);
});
