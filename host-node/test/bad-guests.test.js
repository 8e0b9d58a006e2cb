import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bounds } from '../src/bounds.js';
import { assertRan, cli, dist, readJson, wasm } from './lab.js';

/** @type {{ name: string, why: string, exit: number, mentions: string[] }[]} */
const badGuests = readJson('dist/cases/bad-guests.json');

for (const { name, why, exit, mentions } of badGuests) {
  test(`a bad guest is refused by name: it ${why}`, () => {
    const path = join(dist, 'cases/bad-guests', `${name}.wasm`);
    assertRan(cli(['greet', path, '--time-limit', '0.5']), { exit, stderr: [name, ...mentions] });
  });
}

/** @type {{ name: string, why: string, exit: number, mentions: string[], verbs: string[], nameText?: string }[]} */
const hostileGuests = readJson('dist/cases/hostile-guests.json');

for (const { name, why, exit, mentions, verbs, nameText } of hostileGuests) {
  test(`a hostile or unusual guest is kept within its bounds: it ${why}`, () => {
    const path = join(dist, 'cases/hostile-guests', `${name}.wasm`);
    const text = nameText === undefined ? [] : ['--name', nameText];
    const stderr = exit === 0 ? [] : [...mentions, ...(exit === 2 ? [name] : [])];
    // Whatever outlives its limit is killed by the test, and has no exit code then.
    for (const verb of verbs) assertRan(cli([verb, path, '--time-limit', '1', ...text]), { exit, stderr });
  });
}

test('a matrix that takes too long as a whole is ended, however short its cells are', () => {
  assertRan(cli(['matrix', '--run-limit', '0.2']), { exit: 2, stderr: ['run limit', '0.2'] });
});

const folder = mkdtempSync(join(tmpdir(), 'bad-guests-'));
after(() => rmSync(folder, { recursive: true }));

/** @type {[string, string, Uint8Array | string][]} */
const damaged = [
  ['is cut short', 'truncated.wasm', wasm('lib_growth.wasm').subarray(0, 5000)],
  ['is empty', 'empty.wasm', ''],
  ['is prose', 'prose.wasm', 'Ahoy there'],
];

for (const [what, file, contents] of damaged) {
  test(`a file that ${what} is refused by name`, () => {
    const path = join(folder, file);
    writeFileSync(path, contents);
    assertRan(cli(['greet', path]), { exit: 2, stderr: [file, 'not a WebAssembly module'] });
    assertRan(cli(['matrix', path]), { exit: 2, stderr: [file, 'not a WebAssembly module'] });
  });
}

test('a guest that may have filled its table is told how large a table may be', () => {
  const path = join(dist, 'cases/hostile-guests/grows_a_table.wasm');
  const { tableElements } = bounds;
  for (const verb of ['greet', 'matrix']) {
    assertRan(cli([verb, path]), {
      exit: 2,
      stderr: ['set_name trapped', `tables may have ${tableElements} elements`],
    });
  }
  const traps = cli(['greet', join(dist, 'cases/bad-guests/traps.wasm')]);
  assertRan(traps, { exit: 2, stderr: ['trapped'] });
  assert.doesNotMatch(traps.stderr, /tables/);
});

/** A greeter whose set_name is `(throw $tag)`. */
const throws =
  'AGFzbQEAAAABEQRgAAF/YAJ/fwF/YAAAYAAAAwUEAAAAAQUDAQABDQMBAAIHRwUGbWVtb3J5AgASZ2V0X3NhbHV0YXRpb25fcHRyAAAMZ2V0X25hbWVfcHRyAAELZ2V0X21zZ19wdHIAAghzZXRfbmFtZQADChUEBABBAAsEAEEQCwQAQSALBAAIAAs=';

test('an exception out of a guest is called one', () => {
  const path = join(folder, 'throws.wasm');
  writeFileSync(path, Buffer.from(throws, 'base64'));
  for (const verb of ['greet', 'matrix']) {
    const ran = cli([verb, path]);
    assertRan(ran, { exit: 2, stderr: ['throws.wasm: set_name threw an exception, which it did not catch'] });
    assert.doesNotMatch(ran.stderr, /\[object|trapped/);
  }
});

test('a guest that never ends its start is ended there, by its name', () => {
  const path = join(dist, 'cases/bad-guests/never_starts.wasm');
  for (const verb of ['greet', 'matrix']) {
    assertRan(cli([verb, path, '--time-limit', '0.5']), { exit: 2, stderr: ['never_starts.wasm: its instantiation'] });
  }
});

test('what takes long to compile is ended there', () => {
  // A body for each of many functions, which no engine looks at in no time.
  const module = manyFunctions(100_000);
  assert.ok(WebAssembly.validate(module));
  const path = join(folder, 'many_functions.wasm');
  writeFileSync(path, module);
  for (const verb of ['greet', 'matrix']) {
    assertRan(cli([verb, path, '--time-limit', '0.001']), {
      exit: 2,
      stderr: ['many_functions.wasm: its compilation'],
    });
  }
});

for (const verb of ['greet', 'matrix']) {
  test(`the help of ${verb} states every bound`, () => {
    const { stdout } = cli([verb, '--help']);
    for (const name of ['memory', 'tables', 'instances', 'time', 'run']) {
      assert.match(stdout, new RegExp(`^  ${name} +\\S`, 'm'), name);
    }
  });
}

test('a runaway ends a matrix too', () => {
  const path = join(dist, 'cases/bad-guests/never_returns.wasm');
  assertRan(cli(['matrix', path, '--time-limit', '0.5']), { exit: 2, stderr: ['never_returns', 'time limit'] });
});

/** @param {number} count of functions, each of a hundred instructions that do nothing */
function manyFunctions(count) {
  const number = (/** @type {number} */ value) => {
    const bytes = [];
    for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
    return [...bytes, value];
  };
  const section = (/** @type {number} */ id, /** @type {Buffer} */ body) =>
    Buffer.concat([Buffer.from([id, ...number(body.length)]), body]);
  const nop = 1;
  const code = Buffer.from([...number(102), 0, ...Array(100).fill(nop), 0x0b]);
  return Buffer.concat([
    Buffer.from([0, ...Buffer.from('asm'), 1, 0, 0, 0]),
    section(1, Buffer.from([1, 0x60, 0, 0])),
    section(3, Buffer.concat([Buffer.from(number(count)), Buffer.alloc(count)])),
    section(10, Buffer.concat([Buffer.from(number(count)), ...Array(count).fill(code)])),
  ]);
}
