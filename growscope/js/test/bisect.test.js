/**
 * `growscope bisect`: a silent failure, and the crossing that is enough.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { growscope, project, remove } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

test('a message that is wrong, without an exception, leads to the crossing', () => {
  const { status, stdout, stderr } = growscope(folder, [
    'bisect',
    '--when',
    'reach',
    '--',
    process.execPath,
    'silent.mjs',
  ]);
  assert.equal(status, 1, stderr);
  assert.match(stdout, /^growth as the export returned `set_name` \(crossing 1 of 1\), alone, is enough/);
  assert.match(stdout, /at silent\.mjs:9:\d+\n +for \(let call = 1/);
  assert.match(
    stdout,
    /views that died there, .*\n  Uint8Array of 4 elements .*, born at Reader\..*silent\.mjs:5:11\)\n {5}bytes = new/,
  );
  assert.match(stdout, /growscope run --when reach --only 1 --strict -- … shows/);
  assert.match(stdout, /then line 1 of its output is "nothing" instead of "\d+"/);
});

test('a program that growth does not break is 0', () => {
  const { status, stdout } = growscope(folder, ['bisect', '--', process.execPath, 'fresh.mjs']);
  assert.equal(status, 0);
  assert.match(stdout, /does not break it/);
});

test('where there is nothing to bisect, that is bad input', () => {
  for (const [program, why] of /** @type {const} */ ([
    ['steady.mjs', /error: nothing was tried: no module .*--when crossing/],
    ['fails.mjs', /error: the program ends with exit code 7 also without growth/],
  ])) {
    const { status, stdout, stderr } = growscope(folder, ['bisect', '--', process.execPath, program]);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, why);
  }
});
