/**
 * What the verbs print as JSON is what growscope/schemas/ says.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { misfit } from '../../../host-js/report/shape.js';
import { index, readJson, wasm } from '../../../host-node/test/lab.js';
import { ask } from './growscope.js';

const withLines = readFileSync(new URL('../lines/guest.wasm', import.meta.url));

/** @param {string} name */
const schema = name => readJson(`growscope/schemas/${name}.json`);

/**
 * @param {string[]} args
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function cli(args, path, bytes) {
  const { json, bytes: written } = ask({ cli: { args, files: [{ path, bytes: bytes.length }] } }, bytes);
  assert.ok(json.exit < 2, json.stderr);
  return { printed: JSON.parse(json.stdout), exit: json.exit, files: json.files, written };
}

/**
 * @param {string} name
 * @param {any} value
 */
function fits(name, value) {
  assert.equal(misfit(value, schema(name)), null);
  // A key more, or one less, is seen.
  assert.match(String(misfit({ ...value, colour: 1 }, schema(name))), /colour|has no/);
  const [first = ''] = Object.keys(value);
  const { [first]: _, ...rest } = value;
  assert.match(String(misfit(rest, schema(name))), /has no/);
}

for (const { name, file, greets } of index.guests) {
  test(`${name}: report, check, detach and refuse`, () => {
    const bytes = wasm(file);
    const { printed } = cli(['report', file, '--json'], file, bytes);
    fits('report', printed);
    if (!greets) return;
    const { printed: checked, exit } = cli(['check', file, '--never', '*', '--json'], file, bytes);
    fits('check', checked);
    const may = printed.exports.filter((/** @type {any} */ { verdict }) => verdict !== 'never');
    assert.deepEqual(
      checked.findings.map((/** @type {any} */ way) => way.export),
      may.map((/** @type {any} */ { name }) => name),
    );
    assert.equal(exit, may.length > 0 ? 1 : 0);
    const { printed: way } = cli(['why', file, 'set_name', '--json'], file, bytes);
    fits('why', way);
    for (const verb of ['detach', 'refuse']) {
      const args = [verb, file, '-o', 'out.wasm', '--map', 'map.json', '--json'];
      const { printed: rewritten, files, written } = cli(args, file, bytes);
      fits('rewrite', rewritten);
      assert.deepEqual(
        files.map((/** @type {any} */ { path }) => path),
        ['out.wasm', 'map.json'],
      );
      fits('map', JSON.parse(new TextDecoder().decode(written.subarray(files[0].bytes))));
    }
  });
}

test('a module with source lines', () => {
  for (const verb of ['report', 'why', 'check']) {
    const rest = { report: [], why: ['show'], check: ['--never', '*'] }[verb] ?? [];
    const { printed } = cli([verb, 'guest.wasm', ...rest, '--json'], 'guest.wasm', withLines);
    fits(verb, printed);
    assert.match(JSON.stringify(printed), /"source":\[\{"function":"show","file":"guest\.rs","line":\d+,"column":\d+,/);
  }
});

test('a file that holds several modules', () => {
  const base64 = Buffer.from(wasm('lib_growth.wasm')).toString('base64');
  const glue = new TextEncoder().encode(`const a = '${base64}', b = '${base64}';`);
  const { printed } = cli(['report', 'glue.js', '--json'], 'glue.js', glue);
  fits('report', printed);
  assert.deepEqual(
    printed.modules.map((/** @type {any} */ { offsetInText }) => offsetInText),
    [11, 11 + base64.length + 8],
  );
});

test('the schemas name no word that is not there', () => {
  // Every guest together has each optional thing; a schema of something that never comes would be fiction.
  /** @type {[string, Uint8Array][]} */
  const all = [...index.guests.map(({ file }) => /** @type {[string, Uint8Array]} */ ([file, wasm(file)]))];
  all.push(['guest.wasm', withLines]);
  const text = JSON.stringify(all.map(([file, bytes]) => cli(['report', file, '--json'], file, bytes).printed));
  const { $defs } = JSON.parse(readFileSync(new URL('../../schemas/report.json', import.meta.url), 'utf8'));
  for (const [name, { properties }] of Object.entries($defs)) {
    if (['several', 'import', 'growImport', 'importedAs'].includes(name)) continue;
    for (const key of Object.keys(properties ?? {})) {
      if (key.startsWith('offsetIn') || key === 'candidates' || key === 'noLines') continue;
      assert.ok(text.includes(`"${key}":`), `${name}.${key}`);
    }
  }
});
