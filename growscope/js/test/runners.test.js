/**
 * Jest and Vitest, whose tests have a `WebAssembly` of their own: hooked by the command alone, and by a set-up file.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { environment, install, project, remove, report } from './project.js';

const VERSIONS = ['jest@30.5.2', 'vite@8.3.8', 'vitest@4.1.12'];
// A heap snapshot in the midst of a test takes its time.
const JEST = ['--testTimeout', '120000'];
const VITEST = ['--testTimeout', '120000'];
const TEST = `
test('a name is set', () => {
  const bytes = require('node:fs').readFileSync(require('node:path').join(process.cwd(), 'guest.wasm'));
  const { memory, set_name, get_name_ptr } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  const kept = new Uint8Array(memory.buffer, get_name_ptr(), 16);
  set_name(5, 4);
  // Of which realm the exception is depends on the runner.
  expect(() => kept.fill(1)).toThrow(/detached/);
});
`;
const esm = `import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
const require = createRequire(import.meta.url);
${TEST}`;

let folder = '';
/** @type {string | undefined} */
let missing;
before(() => {
  folder = project();
  missing = install(folder, VERSIONS);
  writeFileSync(join(folder, 'jest.test.cjs'), TEST);
  writeFileSync(join(folder, 'vitest.test.mjs'), esm);
});
after(() => remove(folder));

for (const [name, command] of /** @type {[string, string[]][]} */ ([
  ['Jest', ['jest/bin/jest.js', '--testMatch', '**/jest.test.cjs', ...JEST]],
  [
    'Jest with the set-up file',
    ['jest/bin/jest.js', '--testMatch', '**/jest.test.cjs', '--setupFiles', 'growscope/jest'],
  ],
  ['Vitest', ['vitest/vitest.mjs', 'run', '--dir', '.', 'vitest.test.mjs', ...VITEST]],
  ['Vitest in threads', ['vitest/vitest.mjs', 'run', '--pool', 'vmThreads', 'vitest.test.mjs', ...VITEST]],
])) {
  test(`${name}: a test that passes is told of its stale view`, t => {
    if (missing) return t.skip(missing);
    const [file = '', ...args] = command;
    const ran = report(folder, [], join('node_modules', file), args);
    const [finding] = ran.report.findings;
    assert.equal(finding?.use?.operation, 'TypedArray.prototype.fill', ran.stderr);
    assert.equal(finding?.death.function, 'set_name');
    assert.match(String(finding?.birth.stack[0]?.file), /(jest|vitest)\.test\./);
    assert.equal(ran.report.exitCode, 0, ran.stderr);
    assert.equal(ran.status, 1);
  });
}

test('the set-up file says what to do where growscope is not loaded', t => {
  if (missing) return t.skip(missing);
  const args = ['node_modules/jest/bin/jest.js', '--testMatch', '**/jest.test.cjs', '--setupFiles', 'growscope/jest'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: environment(folder),
  });
  assert.equal(status, 1);
  assert.match(stderr, /growscope is not loaded: start Jest with `npx growscope run -- npx jest`/);
});
