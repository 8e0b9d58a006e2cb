import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const guests = new URL('../guests/', import.meta.url);
const dist = new URL('../../dist/', import.meta.url);
const files = readdirSync(guests);

test('the exercises come with guests, and with nothing else', () => {
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter(file => !file.endsWith('.wasm')),
    [],
  );
});

const exercises = new URL('../exercises/', import.meta.url);
const sources = readdirSync(exercises, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.js') && !/[/\\](starter|solution|right|wrong)[/\\]/.test(path))
  .map(path => readFileSync(new URL(path.replaceAll('\\', '/'), exercises), 'utf8'));

for (const file of files) {
  test(`${file} is what some exercise uses`, () => {
    const name = file.replace('.wasm', '');
    assert.ok(
      sources.some(source => source.includes(`'${name}'`)),
      `no checker says '${name}'; run: git rm workshop/guests/${file}`,
    );
  });

  test(`${file} is what the source builds to`, () => {
    const next = 'run: make guests, then node workshop/take-guests.js';
    assert.ok(existsSync(new URL(file, dist)), `dist/${file} is missing; ${next}`);
    const same = readFileSync(new URL(file, guests)).equals(readFileSync(new URL(file, dist)));
    assert.ok(same, `workshop/guests/${file} is not dist/${file}; ${next}`);
  });
}

test('a guest whose name is mistyped is told the nearest, and nothing is copied', () => {
  const script = fileURLToPath(new URL('../take-guests.js', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, 'lib_growth_rooomy'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(
    stderr,
    /^error: there is no guest called lib_growth_rooomy in dist\/\n {2}did you mean lib_growth_roomy\?\n/,
  );
  assert.deepEqual(readdirSync(guests), files);
});
