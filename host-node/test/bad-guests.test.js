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
