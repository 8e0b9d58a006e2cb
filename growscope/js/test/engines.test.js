/**
 * The same programs on every version of Node that is kept up, and on Bun and Deno: a use is found with its places, holders
 * are named where the engine can, and said to be unknown where it cannot.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fetchEngine } from '../../../engines/fetch.js';
import { engines } from '../../../engines/list.js';
import { growscope, observed, project, remove } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

const npm = engines.filter(({ npm, program, under }) => npm && program && !under);
assert.ok(npm.length >= 5);

for (const engine of npm) {
  const { id, program } = engine;
  /** @type {string | undefined} */
  let command;
  /** @type {string | false} */
  let skip = false;
  try {
    command = fetchEngine(engine, process.env.FETCH_ENGINES === '1');
  } catch (error) {
    skip = `${/** @type {Error} */ (error).message}; FETCH_ENGINES=1 fetches it`;
  }
  const start = [String(command), ...(id === 'deno' ? ['run', '--allow-all', '--no-lock'] : [])];
  const run = (/** @type {string[]} */ flags, /** @type {string} */ file) =>
    growscope(folder, ['run', ...flags, '--', ...start, file]);
  const isNode = program?.name === 'Node.js';

  test(`${id}: a use is found, with its places`, { skip }, () => {
    const { status, stdout, stderr } = run([], 'caught.mjs');
    assert.equal(stdout, 'never mind\n', stderr);
    assert.equal(status, 1);
    assert.match(stderr, /used \.setUint32 threw TypeError[^]*caught\.mjs:7:\d+/);
    assert.match(stderr, /born here\n\s+at (new )?\S*caught\.mjs:4:\d+/);
    assert.match(stderr, /died as the export returned `set_name`[^]*caught\.mjs:5:\d+/);
    if (!isNode) assert.match(stderr, /held by: this engine has no heap snapshot/);
  });

  test(`${id}: a program that is sound prints one line`, { skip }, () => {
    const { status, stdout, stderr } = run([], 'fresh.mjs');
    assert.equal(stdout, 'done\n', stderr);
    assert.equal(status, 0);
    assert.match(stderr, /^growscope: no use of a stale view was seen; .*\n$/);
  });

  if (!isNode) continue;
  test(`${id}: a holder is named`, { skip }, () => {
    assert.match(run([], 'silent.mjs').stderr, /held by variable `reader\.bytes`/);
  });

  test(`${id}: nothing that a program can ask differs`, { skip }, () => {
    const { status, stdout, stderr } = run([], 'identity.mjs');
    assert.equal(stdout, 'same\n', stderr);
    assert.equal(status, 0);
  });

  test(`${id}: what a program can print of itself is the same`, { skip }, () => {
    const { plain, run } = observed(folder, String(command), []);
    assert.ok(plain.length > 150);
    assert.deepEqual(run, plain);
  });

  test(
    `${id}: a module that is imported is hooked`,
    { skip: skip || (id === 'node-20' && 'it imports no .wasm') },
    () => {
      const { stdout, stderr } = run([], 'imports.mjs');
      assert.equal(stdout, 'dead\n', stderr);
      assert.match(stderr, /died as the export returned `set_name`/);
    },
  );
}
