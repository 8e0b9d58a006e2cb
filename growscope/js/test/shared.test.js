/**
 * Shared memory: its views do not die, they are too short. Only a real growth shows that.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { growscope, project, remove, report } from './project.js';

const source = readFileSync(new URL('programs/outgrown.mjs', import.meta.url), 'utf8');
let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

for (const how of ['here', 'worker', 'slice', 'fresh']) {
  test(`without --shared-grow nothing is wrong: ${how}`, () => {
    const { status, report: whole, stderr } = report(folder, [], 'outgrown.mjs', [how]);
    assert.equal(status, 0, stderr);
    assert.deepEqual(whole.findings, []);
  });
}

test('a view that a growth by its own thread made too short', () => {
  const { status, report: whole } = report(folder, ['--shared-grow'], 'outgrown.mjs', ['here']);
  assert.equal(status, 1);
  assert.equal(whole.findings.length, 1);
  const [{ view, birth, death, use, advice } = /** @type {any} */ ({})] = whole.findings;
  assert.deepEqual([view.kind, view.offset, view.length], ['Uint8Array', 0, 65_536]);
  assert.equal(birth.stack[0].line, line('const view = '));
  assert.deepEqual([death.short, death.forced, death.at, death.function], [true, true, 'export', 'scratch']);
  assert.deepEqual(death.pages, { before: 1, after: 2 });
  assert.equal(use.operation, 'TypedArray.prototype.set');
  assert.match(use.threw, /^RangeError/);
  assert.match(advice, /as long as they were/);
});

test('a view that a worker made too short', () => {
  const { status, report: whole } = report(folder, ['--shared-grow'], 'outgrown.mjs', ['worker']);
  assert.equal(status, 1);
  assert.equal(whole.findings.length, 1);
  const [{ death, use } = /** @type {any} */ ({})] = whole.findings;
  assert.deepEqual([death.short, death.at, death.pages.before], [true, 'unseen', 1]);
  assert.match(use.threw, /^RangeError/);
});

test('a part that is not there, and left out without a word', () => {
  const { status, stdout, report: whole } = report(folder, ['--shared-grow'], 'outgrown.mjs', ['slice']);
  assert.equal(stdout, '0\n');
  assert.equal(status, 1);
  assert.equal(whole.findings[0]?.use?.operation, 'TypedArray.prototype.slice');
  assert.equal(whole.findings[0]?.use?.answered, '0 elements');
});

test('a view that is made anew is long enough', () => {
  const { status, report: whole } = report(folder, ['--shared-grow'], 'outgrown.mjs', ['fresh']);
  assert.equal(status, 0);
  assert.deepEqual(whole.findings, []);
});

test('people read why', () => {
  const { stderr } = growscope(folder, ['run', '--shared-grow', '--', process.execPath, 'outgrown.mjs', 'here']);
  assert.match(
    stderr,
    /Uint8Array of 65536 elements at byte 0, was too short when it was used\n\s+used \.set threw RangeError/,
  );
  assert.match(stderr, /outgrown as the export returned `scratch`: .*grew it by 1 page \(crossing 1; 1 → 2 pages\)/);
});

/** @param {string} what a line of the program begins with */
function line(what) {
  return source.split('\n').findIndex(text => text.startsWith(what)) + 1;
}
