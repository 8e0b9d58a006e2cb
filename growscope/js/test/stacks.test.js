/**
 * Stacks as engines other than V8 write them, recorded in Firefox 153 and Bun 1.4.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrowscopeStack, frames, ownFile, placeOf } from '../src/engine/stack.js';

/** @param {unknown} stack */
const read = stack => frames(Object.assign(new GrowscopeStack(), { stack }));

test("Firefox's frames of a guest have the function and the offset", () => {
  for (const [script, how] of [
    ['http://127.0.0.1:33243/a.js line 5 > WebAssembly.instantiate', 'instantiate'],
    ['http://127.0.0.1:33243/a.js line 6 > WebAssembly.Module', 'new Module'],
    ['http://127.0.0.1:33243/g.wasm', 'streaming'],
  ]) {
    const text = [
      'look@http://127.0.0.1:33243/a.js:3:33',
      `guest.wasm.growscope: boundary@${script}:wasm-function[9]:0xd4`,
      `guest.wasm.show@${script}:wasm-function[4]:0xc0`,
      `wasm-function[3]@${script}:wasm-function[7]:0x8f`,
      '@http://127.0.0.1:33243/a.js:5:118',
      '',
    ].join('\n');
    const found = read(text);
    assert.deepEqual(
      found.map(({ function: name, line, column, guest = false }) => [name, line, column, guest]),
      [
        ['look', 3, 33, false],
        ['guest.wasm.show', 4, 0xc0, true],
        ['', 3, 0x8f, true],
        ['', 5, 118, false],
      ],
      how,
    );
    assert.equal(found[1]?.file, script);
    assert.deepEqual(
      found.map(frame => placeOf(frame)),
      [undefined, { index: 4, offset: 0xc0 }, { index: 7, offset: 0x8f }, undefined],
    );
  }
});

test("growscope's own frames are left out, and what JavaScriptCore says of no place", () => {
  ownFile('/project/node_modules/growscope/hook.cjs');
  const site = (/** @type {string} */ name, /** @type {string} */ file) => ({
    getFileName: () => file,
    getFunctionName: () => name,
    getLineNumber: () => 7,
    getColumnNumber: () => 3,
    isToplevel: () => true,
    isConstructor: () => false,
  });
  const found = read([
    site('each', '/project/app.mjs'),
    site('forEach', '[native code]'),
    site('method', '/project/node_modules/growscope/hook.cjs'),
    site('.wasm-function[growscope: force]', '[wasm code]'),
    site('forEach', '[unknown]'),
    site('outer', '/project/app.mjs'),
  ]);
  assert.deepEqual(
    found.map(({ function: name }) => name),
    ['each', 'outer'],
  );
  assert.deepEqual(
    read('method@/project/node_modules/growscope/hook.cjs:9:1\nouter@/project/app.mjs:7:3\n').map(({ line }) => line),
    [7],
  );
});
