/**
 * What a learner sees: pages, verdicts and diffs as text.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLadder } from '../src/exercise.js';
import { describer } from '../src/doctor/report.js';
import { diff } from '../src/present/diff.js';
import { shown } from '../src/present/exercise.js';
import { list } from '../src/present/ladder.js';
import { fit, markdown } from '../src/present/markdown.js';
import { verdict } from '../src/present/verdict.js';
import { openSession } from '../src/session.js';
import { learner } from './run.js';

/** @import { Checked } from '../src/check/check.js' */

/** @type {import('../../cli/paint.js').Paint} */
const plain = (_, text) => text;
/** @type {import('../../cli/paint.js').Paint} */
const tagged = (style, text) => `<${style}>${text}</>`;

/** @type {Record<string, string>} */
const pages = {
  '## A heading\n\nA paragraph\nin two lines.': 'A heading\n\nA paragraph in two\nlines.',
  'one two three four five six': 'one two three four\nfive six',
  '- one two three four five\n- six': '- one two three four\n  five\n- six',
  'see [the page](https://a.b/c)': 'see the page\n(https://a.b/c)',
  'as told ([#1](https://a.b))': 'as told (#1,\nhttps://a.b)',
  'so it is[°](a.md#b "holds everywhere").': 'so it is.',
  'broken by `new Map()` or so': 'broken by new Map()\nor so',
  '```js\nconst a = 1;\n\nlonger than any line may be();\n```':
    '    const a = 1;\n\n    longer than any line may be();',
};

for (const [text, shown] of Object.entries(pages)) {
  test(`a page: ${JSON.stringify(text)}`, () => assert.equal(markdown(text, plain, 20), shown));
}

test('emphasis, strong words and code have a style, and their marks are gone', () => {
  assert.equal(markdown('*a* **b** `c`', tagged), '<heading>a</> <heading>b</> <code>c</>');
});

test('every page and story fits a terminal of 80 columns, but for code and addresses', async () => {
  for (const { id, page, story, hints } of await readLadder()) {
    for (const line of [page, story, ...hints].flatMap(text => markdown(text, plain, 80).split('\n'))) {
      assert.ok(line.length <= 80 || /^ {4}|https:|^[^ ]*$|[(){}=>]/.test(line), `${id}: ${line}`);
    }
  }
});

test('a sentence is broken where the terminal ends, and a word never is', () => {
  assert.equal(fit('one two three\n\n  four', 9), 'one two\nthree\n\n  four');
  assert.equal(fit('unbreakable', 4), 'unbreakable');
});

test('a diff takes the fewest lines out and in', () => {
  assert.equal(diff('a\nb\nc\n', 'a\nx\nc\nd\n', plain), '  a\n- b\n+ x\n  c\n+ d');
  assert.equal(diff('a\r\nb\r\n', 'a\nb\n', plain), '  a\n  b');
});

test('a long row of a verdict hangs beneath its value, and a drawing stands as it is', async () => {
  const [exercise] = await readLadder();
  assert.ok(exercise);
  /** @type {Checked} */
  const checked = {
    rejected: 'a-reason',
    sentence: 'It says why.',
    details: ['input        one two three four five six seven', ` --> host.rs:1:1 ${'-'.repeat(60)}`],
    symptom: null,
    place: null,
    printed: '',
  };
  const lines = verdict(exercise, checked, '', plain, 40).split('\n');
  assert.deepEqual(lines.slice(1), [
    '  a-reason: It says why.',
    '',
    '  input        one two three four five',
    '               six seven',
    `   --> host.rs:1:1 ${'-'.repeat(60)}`,
    '',
  ]);
});

test('a diff is broken where the terminal ends, and each part has its mark', () => {
  const line = '  const message = readTheMessage(exports.memory, pointer);';
  assert.equal(
    diff('', line, plain, 40),
    ['-', '+   const message =', '+       readTheMessage(exports.memory,', '+       pointer);'].join('\n'),
  );
  for (const columns of [10, 24, 40, 79]) {
    const parts = diff(line, `${line}\n// ${'x'.repeat(100)}`, plain, columns).split('\n');
    assert.ok(
      parts.every(part => part.length <= columns),
      parts.join('\n'),
    );
  }
});

test('the list fits its terminal, with every note that it can have', async t => {
  const { work } = learner(t);
  const session = await openSession(work);
  for (const exercise of session.ladder) await session.giveUp(exercise);
  const rows = (/** @type {number} */ columns) => list(session, plain, columns).split('\n').slice(0, -2);
  for (const columns of [48, 60, 80]) {
    for (const row of rows(columns)) assert.ok(row.length <= columns, `${columns}: ${row}`);
    assert.equal(
      rows(columns)
        .join('\n')
        .match(/solution seen/g)?.length,
      session.ladder.length,
    );
  }
  assert.ok(rows(100).length < rows(48).length, 'a wide terminal takes a line an exercise');
});

test('a path and what other programs said move no cursor', () => {
  const nasty = 'a\x1b[2J\u202e';
  assert.equal(shown(`/${nasty}`), '/a\\u{001b}[2J\\u{202e}');
  const row = describer(plain)({
    id: 'rustc',
    label: 'rustc',
    state: 'missing',
    says: nasty,
    short: null,
    next: [nasty],
  });
  assert.match(row, /next: a\\u/);
  assert.doesNotMatch(row, /[\x1b\u202e]/);
});
