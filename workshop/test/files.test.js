/**
 * How a change of a file is noticed.
 */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchFile } from '../src/watch/files.js';
import { scratch } from './run.js';

/** Longer than a change needs to settle, and shorter than anybody's patience, in milliseconds. */
const QUIET = 400;

/**
 * @param {import('node:test').TestContext} t
 * @param {string} path
 * @param {{ poll?: boolean }} [options]
 */
async function watched(t, path, options) {
  /** @type {string[]} */
  const reasons = [];
  let changes = 0;
  /** @type {() => void} */
  let wake = () => {};
  const watcher = await watchFile(path, {
    ...options,
    onChange() {
      changes += 1;
      wake();
    },
    onPolling: why => void reasons.push(why),
  });
  t.after(() => watcher.close());
  return {
    reasons,
    changes: () => changes,
    /** @param {() => void} act */
    change(act) {
      const woken = new Promise(resolve => (wake = () => resolve(undefined)));
      act();
      return woken;
    },
  };
}

for (const poll of [false, true]) {
  test(`a change is noticed once, ${poll ? 'by looking' : 'by an event'}`, async t => {
    const path = join(scratch(t), 'host.js');
    writeFileSync(path, '1');
    const { change, changes, reasons } = await watched(t, path, { poll });
    await change(() => writeFileSync(path, '2'));
    await sleep(QUIET);
    assert.equal(changes(), 1);
    assert.deepEqual(reasons, poll ? ['as asked'] : []);
  });
}

test('saving the same text again is no change, and neither is a file beside it', async t => {
  const folder = scratch(t);
  writeFileSync(join(folder, 'host.js'), '1');
  const { changes } = await watched(t, join(folder, 'host.js'));
  writeFileSync(join(folder, 'host.js'), '1');
  writeFileSync(join(folder, 'other.js'), '2');
  await sleep(QUIET);
  assert.equal(changes(), 0);
});

test('where the system cannot watch, it says why and looks instead', async t => {
  const folder = join(scratch(t), 'not there yet');
  const { change, reasons } = await watched(t, join(folder, 'host.js'));
  assert.equal(reasons.length, 1);
  assert.match(String(reasons[0]), /ENOENT/);
  await change(() => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'host.js'), '1');
  });
});

test('a file that is deleted and comes back is followed', async t => {
  const path = join(scratch(t), 'host.js');
  writeFileSync(path, '1');
  const { change, changes } = await watched(t, path);
  rmSync(path);
  await sleep(QUIET);
  assert.equal(changes(), 0, 'nothing to check');
  await change(() => writeFileSync(path, '2'));
});
