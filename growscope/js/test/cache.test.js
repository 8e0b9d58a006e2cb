/**
 * Rewritten modules are kept between runs, and a cache that is spoilt spoils nothing.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { growscope, project, remove, report } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));
const cache = () => join(folder, 'cache');
const kept = () => readdirSync(cache()).map(name => join(cache(), name));

test('a module is kept where only its user may write, and taken from there the next time', () => {
  assert.equal(report(folder, [], 'caught.mjs').report.findings.length, 1);
  const [file = ''] = kept();
  assert.equal(kept().length, 1);
  if (process.platform !== 'win32') assert.equal(statSync(cache()).mode & 0o777, 0o700);
  const content = readFileSync(file);
  const as = (/** @type {string} */ text) => Buffer.from(text).toString('latin1');
  const changed = content.toString('latin1').replace(as('"unchanged":null'), as('"unchanged":"k" '));
  assert.notEqual(changed, content.toString('latin1'));
  writeFileSync(file, Buffer.from(changed, 'latin1'));
  const [module] = report(folder, [], 'caught.mjs').report.processes[0]?.modules ?? [];
  assert.equal(module?.because, 'k');
  assert.equal(report(folder, ['--no-cache'], 'caught.mjs').report.findings.length, 1);
});

for (const [what, content] of /** @type {[string, string][]} */ ([
  ['is empty', ''],
  ['holds something else', 'not a module at all, and longer than any head'],
])) {
  test(`a file in the cache that ${what} is made anew`, () => {
    for (const file of kept()) writeFileSync(file, content);
    assert.equal(report(folder, [], 'caught.mjs').report.findings.length, 1);
    assert.ok(kept().every(file => statSync(file).size > 1000));
  });
}

test('a folder that cannot be written to is done without', () => {
  const env = { GROWSCOPE_CACHE: join(folder, 'guest.wasm', 'cache') };
  const { status, stderr } = growscope(folder, ['run', '--', process.execPath, 'caught.mjs'], env);
  assert.equal(status, 1);
  assert.match(stderr, /^1\. /);
});

test('--modules leaves what the program loaded, as it was', () => {
  const modules = join(folder, 'seen');
  report(folder, ['--modules', modules], 'fresh.mjs');
  const [name = '', ...more] = readdirSync(modules);
  assert.deepEqual(more, []);
  assert.deepEqual(readFileSync(join(modules, name)), readFileSync(join(folder, 'guest.wasm')));
});
