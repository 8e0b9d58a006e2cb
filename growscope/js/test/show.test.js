/**
 * What growscope is for: a package from the registry, a program of six lines, and one command.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { environment, install, project, remove } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

const PROGRAM = `import init, { transform } from 'lightningcss-wasm';
await init();
const css = text => new TextEncoder().encode(text);
const first = transform({ filename: 'a.css', code: css('.a { color: red }'), minify: true });
const second = transform({ filename: 'b.css', code: css('.b { color: blue }'), minify: true });
console.log(new TextDecoder().decode(first.code), first.code.length, second.code.length);
`;

/**
 * @param {string} cwd
 * @param {string[]} command after `npx growscope run --`
 */
function npx(cwd, command) {
  const bin = join(folder, 'node_modules/.bin/growscope');
  const [file, args] = cwd === folder ? ['npx', ['--no-install', 'growscope']] : [process.execPath, [bin]];
  return spawnSync(file, [...args, 'run', '--', ...command], { cwd, encoding: 'utf8', env: environment(folder) });
}

test('six lines over lightningcss-wasm: the variable, the line of its birth, the call in which it died', t => {
  const because = install(folder, ['lightningcss-wasm@1.33.0']);
  if (because) return t.skip(because);
  writeFileSync(join(folder, 'it.mjs'), PROGRAM);
  const { status, stderr } = npx(folder, ['node', 'it.mjs']);
  assert.equal(status, 1);
  const [first = ''] = stderr.split('\n\n');
  assert.match(first, /^1\. `first\.code`, Buffer of 13 bytes at byte \d+, was used after it had died$/m);
  const born = first.slice(first.indexOf('   born here'), first.indexOf('   died '));
  assert.match(born, /at napi_create_external_buffer \(.*napi-wasm\/index\.mjs:\d+:\d+\)/);
  assert.match(born, /at it\.mjs:4:15\n\s+const first = transform/);
  const died = first.slice(first.indexOf('   died '));
  assert.match(died, /as the guest called the import `env\.napi_set_named_property`/);
  assert.match(died, /at it\.mjs:4:15\n\s+const first = transform/);
});

test("the lab's stale view is explained in its first call", () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  // A guest's own time limit is not what is tried here.
  const patient = ['--time-limit', '300'];
  const command = ['node', 'host-node', 'greet', 'lib_bump', '--strategy', 'stale', ...patient];
  const { status, stdout, stderr } = npx(root, command);
  assert.equal(stdout, '');
  assert.equal(status, 1);
  assert.match(stderr, /`bytes\(\)`, Uint8Array of 65536 elements at byte 0, was used after it had died/);
  assert.match(
    stderr,
    /born here\n\s+at stale \(.*strategies\.js:\d+:\d+\)\n\s+const view = new Uint8Array\(memory\.buffer\)/,
  );
  assert.match(stderr, /died as the export returned `set_name`: .*\(crossing 1; 1 → 2 pages\)/);
  assert.match(stderr, /growscope: .*1 hooked, 1 crossing, 1 buffer died, 0 real growths/);
});
