import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { declares } from '../../host-js/binary/declares.js';
import { dist, index, wasm } from './lab.js';

test('every binary declares here what the build read in it', () => {
  for (const { name, file, artefact } of index.guests) {
    const { imports, memory } = artefact;
    // A greeter needs no global, so their types are not read.
    const exports = artefact.exports.map(({ name, type }) => ({ name, type: type.replace(/^global .*/, 'global') }));
    const declared = declares(wasm(file));
    assert.deepEqual({ ...declared, tables: [] }, { imports, exports, memory, tables: [] }, name);
  }
});

test('imports and exports are those that the engine tells, by name and kind', () => {
  const folder = join(dist, 'cases/bad-guests');
  const kindOf = (/** @type {string} */ type) => (type.includes('->') ? 'function' : type);
  for (const file of readdirSync(folder).filter(file => file.endsWith('.wasm'))) {
    const binary = readFileSync(join(folder, file));
    const module = new WebAssembly.Module(binary);
    const declared = declares(binary);
    assert.deepEqual(
      declared?.exports.map(({ name, type }) => ({ name, kind: kindOf(type) })),
      WebAssembly.Module.exports(module).map(({ name, kind }) => ({ name, kind })),
      file,
    );
    assert.deepEqual(
      declared?.imports.map(({ module, name, type }) => ({ module, name, kind: kindOf(type) })),
      WebAssembly.Module.imports(module).map(({ module, name, kind }) => ({ module, name, kind })),
      file,
    );
  }
});

test('a table is declared with its bounds, in elements', () => {
  // (table 3 5 funcref) (table 7 funcref)
  const tables = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 4, 8, 2, 0x70, 1, 3, 5, 0x70, 0, 7);
  assert.ok(WebAssembly.validate(tables));
  assert.deepEqual(declares(tables)?.tables, [
    { initial: 3, maximum: 5 },
    { initial: 7, maximum: null },
  ]);
});

test('types of later proposals are not guessed at', () => {
  // (type (struct))
  const structure = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 3, 1, 0x5f, 0);
  assert.equal(declares(structure), null);
});
