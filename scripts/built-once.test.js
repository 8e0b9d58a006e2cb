/**
 * What has wasmtime in it asks the same features of every crate, built alone or with all else: or wasmtime, which takes a
 * minute and a half of a processor, is built anew for each.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Crates with their features. @param {string} edges @param {string[]} which */
const crates = (edges, ...which) => {
  const args = ['tree', '--locked', '--prefix', 'none', '--format', '{p} [{f}]', '--edges', edges, ...which];
  const tree = execFileSync('cargo', args, { cwd: root, encoding: 'utf8' });
  return new Set(tree.split('\n').map(line => line.replace(/ \(\*\)$/, '')));
};

const tests = crates('normal,build,dev', '--workspace');

for (const name of ['claim-runner', 'host-check', 'host-rust']) {
  test(`${name} is built of what the tests are built of; crates/built-once asks for what differs`, () => {
    const own = [...crates('normal,build', '--package', name)];
    assert.ok(own.some(crate => crate.startsWith('wasmtime ')));
    assert.deepEqual(
      own.filter(crate => !tests.has(crate)),
      [],
    );
  });
}
