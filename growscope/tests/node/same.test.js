/**
 * The program and the wasm build write the same bytes.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { index, wasm } from '../../../host-node/test/lab.js';
import { ask, detach } from './growscope.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** @type {string} */
let folder;

before(() => {
  const { status, stderr } = spawnSync('cargo', ['build', '--quiet', '--package', 'growscope'], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  folder = mkdtempSync(join(tmpdir(), 'growscope-'));
});
after(() => rmSync(folder, { recursive: true }));

for (const { args, options } of [
  { args: ['detach'], options: {} },
  { args: ['detach', '--when', 'crossing'], options: { when: 'crossing' } },
  { args: ['detach', '--when', 'allocation', '--up-to', '3'], options: { when: 'allocation', upTo: 3 } },
  { args: ['refuse', '--from', '2'], options: { refuse: 2 } },
]) {
  test(`growscope ${args.join(' ')}, natively and in wasm`, () => {
    for (const { name, file } of index.guests) {
      const [module, map] = [join(folder, `${name}.wasm`), join(folder, `${name}.json`)];
      const [verb = '', ...flags] = args;
      const { status, stderr } = spawnSync(
        join(root, 'target/debug/growscope'),
        [verb, join('dist', file), '-o', module, '--map', map, ...flags],
        { cwd: root, encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      const answer = detach(wasm(file), { ...options, map: true });
      assert.ok(readFileSync(module).equals(answer.bytes), name);
      assert.deepEqual(JSON.parse(readFileSync(map, 'utf8')), answer.map, name);
    }
  });
}

for (const args of [
  ['report'],
  ['report', '--json'],
  ['why', 'show'],
  ['why', 'show', '--json'],
  ['check', '--never=*'],
]) {
  test(`growscope ${args.join(' ')} of a module with source lines, natively and in wasm`, () => {
    const [verb = '', ...rest] = args;
    const path = 'growscope/tests/lines/guest.wasm';
    const line = [verb, path, ...rest];
    const native = spawnSync(join(root, 'target/debug/growscope'), line, { cwd: root, encoding: 'utf8' });
    const bytes = readFileSync(join(root, path));
    const { json } = ask({ cli: { args: line, files: [{ path, bytes: bytes.length }] } }, bytes);
    assert.match(native.stdout, /guest\.rs/);
    assert.deepEqual([json.exit, json.stdout, json.stderr], [native.status, native.stdout, native.stderr]);
  });
}
