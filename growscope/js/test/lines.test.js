/**
 * Source lines of a guest's frames: the module that runs is a rewritten one, the lines are those of the one that was loaded.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { growscope, project, remove, report } from './project.js';

/** @import { Frame, Source } from '../src/engine/stack.js' */

const sources = new URL('../../tests/lines/', import.meta.url);
const bytes = readFileSync(new URL('guest.wasm', sources));
const text = readFileSync(new URL('guest.rs', sources), 'utf8').split('\n');
/** @param {string} what the line's last words */
const line = what => text.findIndex(one => one.endsWith(`// ${what}`)) + 1;

let folder = '';
before(() => {
  folder = project();
  writeFileSync(join(folder, 'lines.wasm'), bytes);
  const plain = Buffer.from(bytes);
  plain.write('.nobug_line', bytes.indexOf('.debug_line'));
  writeFileSync(join(folder, 'plain.wasm'), plain);
});
after(() => remove(folder));

/** @param {Frame[]} stack */
const guests = stack =>
  stack
    .filter(({ guest }) => guest)
    .map(({ function: name, source = [] }) => [name, source.map(({ file, line }) => `${file}:${line}`)]);

test('real growth names the line of memory.grow, what was inlined, and the lines that led there', () => {
  const { report: whole } = report(folder, ['--trace'], 'lines.mjs');
  const [first, ...others] = whole.processes.flatMap(({ trace }) => trace);
  const [grow, call] = guests(first?.stack ?? []);
  assert.match(String(grow?.[0]), /reserve/);
  const [own, inlined, builtin = ''] = grow?.[1] ?? [];
  assert.deepEqual([own, inlined], [`guest.rs:${line('calls more')}`, `guest.rs:${line('grows')}`]);
  assert.match(String(builtin), /^stdarch\/crates\/core_arch\/src\/wasm32\/memory\.rs:\d+$/);
  assert.deepEqual(call, ['show', [`guest.rs:${line('calls set_name')}`, `guest.rs:${line('calls reserve')}`]]);
  // The other module has no DWARF, and is not taken for this one.
  const [other] = others;
  assert.equal(guests(other?.stack ?? []).length, 2);
  assert.ok(other?.stack.every(({ source }) => source === undefined));
});

test('a death and a use have the lines in which the guest grew and called', () => {
  const { status, report: whole } = report(folder, [], 'lines.mjs');
  assert.equal(status, 1);
  const [{ death, use } = /** @type {any} */ ({})] = whole.findings;
  assert.equal(death.at, 'guest');
  assert.equal(guests(death.stack)[0]?.[1]?.[0], `guest.rs:${line('calls more')}`);
  assert.deepEqual(guests(use.stack), [['show', [`guest.rs:${line('calls look')}`]]]);
  const [{ source } = /** @type {any} */ ({})] = use.stack.filter((/** @type {Frame} */ { guest }) => guest);
  assert.equal(source[0].function, 'show');
  assert.equal(source[0].path, '/build/guest.rs');
});

test('people read it as a stack, innermost first', () => {
  const { stderr } = growscope(folder, ['run', '--trace', '--', process.execPath, 'lines.mjs']);
  const expected = new RegExp(
    [
      'at guest memory_grow<0> \\(stdarch/\\S+\\), inlined',
      `at guest more \\(guest\\.rs:${line('grows')}:\\d+\\), inlined`,
      `at guest reserve \\(guest\\.rs:${line('calls more')}:\\d+\\)`,
      `at guest set_name \\(guest\\.rs:${line('calls reserve')}:\\d+\\), inlined`,
      `at guest show \\(guest\\.rs:${line('calls set_name')}:\\d+\\)`,
      'at lines\\.mjs:\\d+:\\d+',
    ].join('\n\\s+'),
  );
  assert.match(stderr, expected);
});

test('lines that are wrong or cut short leave the rest of the report as it is', () => {
  const start = bytes.indexOf('.debug_line') + '.debug_line'.length;
  for (const [at, value] of [
    [start, 0xff],
    [start + 4, 0xff],
    [bytes.indexOf('.debug_info') + '.debug_info'.length + 4, 0xff],
    [bytes.indexOf('.debug_abbrev') + '.debug_abbrev'.length, 0xff],
  ]) {
    const broken = Buffer.from(bytes);
    broken.fill(Number(value), at, Number(at) + 8);
    writeFileSync(join(folder, 'broken.wasm'), broken);
    const { status, report: whole } = report(folder, [], 'lines.mjs', ['broken.wasm']);
    assert.equal(status, 1);
    assert.equal(whole.findings.length, 1);
    const [first] = guests(whole.findings[0]?.use?.stack ?? []);
    assert.equal(first?.[0], 'show');
    const known = [[], [`guest.rs:${line('calls look')}`]].map(lines => JSON.stringify(lines));
    assert.ok(known.includes(JSON.stringify(first?.[1])), JSON.stringify(first));
  }
});
