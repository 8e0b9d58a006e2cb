import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
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

test('a runaway ends a matrix too', () => {
  const path = join(dist, 'cases/bad-guests/never_returns.wasm');
  assertRan(cli(['matrix', path, '--time-limit', '0.5']), { exit: 2, stderr: ['never_returns', 'time limit'] });
});
