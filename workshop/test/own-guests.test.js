/**
 * What a learner's Rust or WAT becomes, and what is said when it becomes nothing.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { assembleWat } from '../src/lab/assemble.js';
import { readPlace } from '../src/lab/compiler-place.js';
import { assembleWithCargo } from '../src/lab/rust/assemble.js';
import { compileRust } from '../src/lab/rust/compile.js';

/**
 * @template T
 * @param {string} file
 * @param {string} source
 * @param {(learner: { path: string, stage: () => void }) => Promise<T>} make
 */
async function staged(file, source, make) {
  const folder = await mkdtemp(join(tmpdir(), 'growth-lab-own-guests-'));
  try {
    const path = join(folder, file);
    await writeFile(path, source);
    return await make({ path, stage() {} });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const rust = (/** @type {string} */ source, /** @type {{ link?: string[] }} */ options = {}) =>
  staged('lib.rs', source, learner => compileRust(learner, options));
const wat = (/** @type {string} */ source) =>
  staged('guest.wat', source, learner => assembleWat({ ...learner, source, assemble: assembleWithCargo }));

/**
 * @template T
 * @param {Record<string, string>} variables
 * @param {() => Promise<T>} work
 */
async function inEnvironment(variables, work) {
  const saved = Object.keys(variables).map(name => /** @type {const} */ ([name, process.env[name]]));
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const [name, value] of saved) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

const TWICE = '#[unsafe(no_mangle)]\npub extern "C" fn twice(n: i32) -> i32 {\n    n.wrapping_mul(2)\n}\n';

test('Rust becomes a module that imports nothing', async () => {
  const { module } = await rust(TWICE);
  assert.ok(module);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const { exports } = new WebAssembly.Instance(module);
  assert.equal(/** @type {any} */ (exports).twice(21), 42);
});

test('a warning is no error', async () => {
  const { module } = await rust(`fn nobody_calls_me() {}\n${TWICE}`);
  assert.ok(module);
});

test('the linker does as it is asked', async () => {
  const { module } = await rust(TWICE, { link: ['--import-memory'] });
  assert.ok(module);
  assert.deepEqual(WebAssembly.Module.imports(module), [{ module: 'env', name: 'memory', kind: 'memory' }]);
});

test('Rust that does not compile is shown at its line, in rustc’s words, without the folder', async () => {
  const { refused } = await rust(TWICE.replace('n.wrapping_mul(2)', 'm'));
  assert.equal(refused?.rejected, 'does-not-compile');
  assert.deepEqual(refused.place, { line: 3, column: 5 });
  assert.match(refused.details.join('\n'), /cannot find value `m`/);
});

test('what only the linker refuses is shown without its command', async () => {
  const { refused } = await rust(
    `${TWICE}static ROOM: [u8; 1 << 20] = [1; 1 << 20];
#[unsafe(no_mangle)]
pub extern "C" fn room() -> *const u8 { ROOM.as_ptr() }`,
    { link: ['--initial-memory=131072', '-zstack-size=1024'] },
  );
  assert.equal(refused?.rejected, 'does-not-compile');
  assert.match(refused.details[0] ?? '', /^rust-lld: error: initial memory too small/);
});

test('WAT becomes a module', async () => {
  const { module } = await wat(
    '(module (func (export "twice") (param i32) (result i32)\n (i32.shl (local.get 0) (i32.const 1))))',
  );
  assert.ok(module);
  const { exports } = new WebAssembly.Instance(module);
  assert.equal(/** @type {any} */ (exports).twice(21), 42);
});

for (const { what, source, place } of [
  { what: 'does not parse', source: '(module\n  (func (i32.grow)))', place: { line: 2, column: 10 } },
  {
    what: 'has a wrong type',
    source: '(module\n  (func\n    (drop (i32.eqz (i64.const 0)))))',
    place: { line: 3, column: 12 },
  },
]) {
  test(`WAT that ${what} is shown at its place`, async () => {
    const { module, refused } = await wat(source);
    assert.equal(module, null);
    assert.equal(refused?.rejected, 'does-not-compile');
    assert.deepEqual(refused.place, place);
  });
}

test('a trap is shown at its line of WAT', async () => {
  const assembled = await wat(`(module
  (memory 1)
  (func $store (param i32)
    (i32.store8
      (local.get 0)
      (i32.const 7)))
  (func (export "outside")
    (call $store (i32.const 65536))))`);
  assert.ok(assembled.module);
  const { exports } = new WebAssembly.Instance(assembled.module);
  /** @type {unknown} */
  let trap;
  try {
    /** @type {any} */ (exports).outside();
  } catch (error) {
    trap = error;
  }
  assert.ok(trap instanceof WebAssembly.RuntimeError);
  assert.deepEqual(assembled.trappedAt(trap), { line: 4, column: 6 });
});

for (const { what, make } of [
  { what: 'rustc', make: () => rust(TWICE) },
  { what: 'cargo', make: () => wat('(module)') },
]) {
  test(`a machine without ${what} is told how to get it, and never passes`, async () => {
    const { module, refused } = await inEnvironment({ PATH: '' }, make);
    assert.equal(module, null);
    assert.equal(refused?.rejected, 'needs-rust');
    const said = refused.details.join('\n');
    assert.match(said, new RegExp(`missing +${what}`));
    assert.match(said, /https:\/\/rustup\.rs/);
    assert.match(said, /node workshop doctor/);
  });
}

test('a toolchain that is not installed is not the learner’s error', async () => {
  const none = { RUSTUP_TOOLCHAIN: 'growth-lab-has-none-such' };
  for (const make of [() => rust(TWICE), () => wat('(module')]) {
    const { refused } = await inEnvironment(none, make);
    assert.equal(refused?.rejected, 'needs-rust');
  }
});

test('a place is one in the learner’s own file', () => {
  const message = 'error: no\n  --> /rustc/library/core/src/ops.rs:1:2\n   |\n  --> C:\\tmp\\lib.rs:33:4\n';
  assert.deepEqual(readPlace(message, 'lib.rs'), { line: 33, column: 4 });
  assert.equal(readPlace(message, 'bump.rs'), null);
});
