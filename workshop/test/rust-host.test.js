/**
 * What a learner's Rust host can do wrong before anything about growth is wrong with it.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../src/check/check.js';
import { readExercise } from '../src/exercise.js';
import { read } from '../src/lab/rust/build-host.js';
import { exercises, scratch } from './run.js';

const exercise = await readExercise(join(exercises, '08-the-rust-host'));
const solution = readFileSync(join(exercise.folder, 'solution', exercise.file), 'utf8').replaceAll('\r\n', '\n');

/** A line of `greet` that each case puts something before. */
const anchor = '        let length = ';

/** @param {string} line */
const insert = line => solution.replace(anchor, `        ${line}\n${anchor}`);

/** @param {string} source @param {string} text */
const lineOf = (source, text) => source.slice(0, source.indexOf(text)).split('\n').length;

/** @type {Record<string, { source: string, rejected: string, at: string | null, says: RegExp }>} */
const cases = {
  'a syntax error': {
    source: insert('let = 4;'),
    rejected: 'does-not-compile',
    at: 'let = 4',
    says: /--> host\.rs:\d/,
  },
  'a method of another name': {
    source: solution.replace('pub fn greet', 'pub fn hail'),
    rejected: 'missing-export',
    at: null,
    says: /wanted +pub struct Greeter/,
  },
  'a panic': {
    source: insert('assert!(name.is_empty(), "a name");'),
    rejected: 'breaks-without-growth',
    at: 'assert!',
    says: /panic: a name/,
  },
  'an index out of bounds': {
    source: solution.replace('&bytes[self.message..]', '&bytes[1 << 20..]'),
    rejected: 'breaks-without-growth',
    at: '1 << 20',
    says: /panic: range start index 1048576/,
  },
  'an endless loop': {
    source: insert('let mut n = 0_u64; while n < u64::MAX { n = n.wrapping_add(name.len() as u64 | 1) % 1000; }'),
    rejected: 'time-limit',
    at: null,
    says: /when +memory never grows/,
  },
  'a process that it ends': {
    source: insert('std::process::exit(0);'),
    rejected: 'exited',
    at: null,
    says: /exit code +0/,
  },
  'a greeting without the guest': {
    source: solution.replace(
      / {8}let bytes = self\.memory\.data_mut[^]*?into_owned\(\)\)/,
      'Ok(format!("{salutation}, {name}!"))',
    ),
    rejected: 'never-asked',
    at: null,
    says: /calls +get_salutation_ptr, get_name_ptr, get_msg_ptr$/m,
  },
  'unsafe code that is allowed': {
    source: insert('#[allow(unsafe_code)] unsafe { std::hint::assert_unchecked(true) };'),
    rejected: 'still-unsafe',
    at: 'unsafe { std',
    says: /unsafe code in one place/,
  },
};

for (const [name, { source, rejected, at, says }] of Object.entries(cases)) {
  test(`${name} is ${rejected}${at === null ? '' : ', and its line is named'}`, async () => {
    assert.notEqual(source, solution);
    const verdict = await check(exercise, source);
    assert.equal(verdict.rejected, rejected, verdict.details.join('\n'));
    assert.equal(verdict.place?.line ?? null, at === null ? null : lineOf(source, at));
    assert.match(verdict.details.join('\n'), says);
    assert.ok(verdict.sentence, 'there is a sentence for people');
  });
}

test('unsafe code in a file that is included is unsafe code', async t => {
  const other = join(scratch(t), 'other.rs');
  writeFileSync(other, 'unsafe { std::hint::assert_unchecked(true) }');
  const { rejected, details } = await check(exercise, insert(`include!(${JSON.stringify(other)});`));
  assert.equal(rejected, 'still-unsafe', details.join('\n'));
  assert.match(details.join('\n'), /unsafe code in one place/);
});

test('a slice that is held across a call is refused with E0502', async () => {
  const { rejected, details } = await check(
    exercise,
    insert('let held = self.memory.data(&store);').replace('&bytes[', '&held['),
  );
  assert.equal(rejected, 'does-not-compile');
  assert.match(details.join('\n'), /^error\[E0502\]: cannot borrow `store` as mutable[^]*seen by the compiler/);
});

test('what it prints is shown, and is not taken for the report', async () => {
  const { rejected, printed } = await check(exercise, insert(`println!("{{\\"runs\\": []}}");`));
  assert.deepEqual([rejected, printed.split('\n')[0]], [null, '{"runs": []}']);
});

test('without cargo it says so, and what to do next', async t => {
  process.env['CARGO'] = join(exercises, 'no-such-cargo');
  t.after(() => delete process.env['CARGO']);
  const { rejected, details, sentence } = await check(exercise, solution);
  assert.equal(rejected, 'needs-rust');
  assert.ok(sentence && details.some(line => line.includes('node workshop doctor')));
});

test("rustc's words name the learner's file, and errors elsewhere are told from errors in it", () => {
  const path = '/tmp/staged/host.rs';
  const error = (/** @type {string} */ file) => ({
    reason: 'compiler-message',
    target: { name: 'host-check' },
    message: {
      level: 'error',
      code: { code: 'E0599' },
      rendered: `error[E0599]: no\n --> ${file}:3:9\n`,
      spans: [{ is_primary: true, file_name: file, line_start: 3, column_start: 9 }],
    },
  });
  const { errors, elsewhere, executable } = read([error(path), error('src/main.rs')], path);
  const place = { line: 3, column: 9 };
  assert.deepEqual(
    errors.map(({ text, place }) => ({ text, place })),
    [{ text: 'error[E0599]: no\n --> host.rs:3:9', place }],
  );
  assert.deepEqual([elsewhere.length, executable], [1, null]);
});
