/**
 * The greeting through wasm-bindgen: memory grows under the glue, the host survives, and the lines of the glue that make
 * it so are found, shown, and taken out.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { force, wrapFunctions } from '../../host-js/growth/force.js';
import { watch } from '../../host-js/growth/watch.js';
import { dist, guest, index, wasm } from './lab.js';

/** @import { TestContext } from 'node:test' */

const { file, glue: glueFile } = guest('lib_bindgen');
assert.ok(glueFile, 'lib_bindgen has no glue: make guests');
const { pageBytes } = index.protocol;
const gluePath = join(dist, glueFile);
const glue = readFileSync(gluePath, 'utf8');

/** One byte a character, several, and none at all: the glue writes each in its own way. */
const texts = [...index.texts, { salutation: 'Grüß dich', name: '世界 🌍' }, { salutation: '', name: '' }];

/** A view kept over the guest's memory, and what remakes it. The second group is what this file takes out. */
const remake =
  /^( *if \((cached\w+) === null)( \|\| \2\.byteLength === 0)(\) \{\n *\2 = new \w+\(wasm\.memory\.buffer\);)$/m;
const stale = glue.replace(remake, '$1$4');

/**
 * An instance behind glue of its own. A module is loaded once an address, so each load gets another.
 *
 * @param {string} address
 */
async function instantiate(address) {
  const { initSync, greet } = await import(address);
  return { greet, memory: /** @type {WebAssembly.Memory} */ (initSync({ module: wasm(file) }).memory) };
}

let loads = 0;

/** @param {string} text the glue, or a changed copy of it */
const load = text => instantiate(`data:text/javascript,${encodeURIComponent(`${text}// ${loads++}`)}`);

/** @param {(salutation: string, name: string) => string} greet */
function assertGreets(greet) {
  for (const { salutation, name } of texts) assert.equal(greet(salutation, name), `${salutation}, ${name}!`);
}

/**
 * Makes every instance grow its memory whenever a call into it returns; the glue itself makes several such calls a
 * greeting.
 *
 * @param {TestContext} t
 * @param {number} by pages
 * @returns {{ crossings: number, detached: number }} counted while the instance runs
 */
function growAtEveryCrossing(t, by) {
  const seen = { crossings: 0, detached: 0 };
  const { Instance } = WebAssembly;
  t.mock.method(WebAssembly, 'Instance', function (/** @type {[WebAssembly.Module, WebAssembly.Imports]} */ ...args) {
    const { exports } = new Instance(...args);
    const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
    const watched = watch(memory, pageBytes);
    const forcing = force(memory, { after: 'every', by, greetings: 1, reset: false });
    const wrapped = wrapFunctions(exports, (name, inner) => (...parameters) => {
      const result = inner(...parameters);
      seen.crossings += 1;
      watched.change();
      assert.ok(forcing.crossed(name), `memory was refused ${by} page(s)`);
      if (watched.change().detached) seen.detached += 1;
      return result;
    });
    return { exports: wrapped };
  });
  return seen;
}

test('memory grows on the way, a view of our own is lost, and the strings arrive all the same', async () => {
  const { greet, memory } = await instantiate(pathToFileURL(gluePath).href);
  const before = memory.buffer.byteLength / pageBytes;
  const own = new Uint8Array(memory.buffer);
  assert.equal(own.length, before * pageBytes);

  assertGreets(greet);

  const after = memory.buffer.byteLength / pageBytes;
  assert.ok(after > before, `no growth met: ${before} pages before, ${after} after`);
  assert.deepEqual([own.length, own.buffer === memory.buffer], [0, false], 'our view is detached');
  assertGreets(greet);
});

test('with no arguments the glue fetches its binary from beside itself, as in a browser', async t => {
  const fetched = t.mock.method(globalThis, 'fetch', async (/** @type {URL} */ url) => {
    return new Response(readFileSync(url), { headers: { 'content-type': 'application/wasm' } });
  });
  const { default: init, greet } = await import(`${pathToFileURL(gluePath).href}?fetched`);
  await init();
  assert.equal(String(fetched.mock.calls[0]?.arguments[0]), pathToFileURL(join(dist, file)).href);
  assertGreets(greet);
});

for (const by of [0, 1]) {
  test(`the host survives growth by ${by} page(s) after every call into the guest`, async t => {
    const seen = growAtEveryCrossing(t, by);
    const { greet, memory } = await load(glue);
    const before = memory.buffer.byteLength / pageBytes;
    const { crossings } = seen;

    assertGreets(greet);

    const made = seen.crossings - crossings;
    assert.ok(made >= 2 * texts.length, `only ${made} calls into the guest`);
    assert.equal(seen.detached, seen.crossings, 'a growth detached nothing');
    const risen = memory.buffer.byteLength / pageBytes - before;
    assert.ok(risen >= made * by, `${risen} pages more after ${made} growths by ${by}`);
  });

  test(`without the lines that remake its views, the same glue dies of growth by ${by} page(s)`, async () => {
    const { greet, memory } = await load(stale);
    assertGreets(greet);
    memory.grow(by);
    assert.throws(() => assertGreets(greet), { name: 'TypeError', message: /detached ArrayBuffer/ });
  });
}

test('the glue holds no view that it does not remake once its byteLength is 0', t => {
  const found = glue.match(remake);
  assert.ok(
    found,
    `${gluePath} does not remake its view where it did:\n  if (cached === null || cached.byteLength === 0) {\n` +
      '    cached = new Uint8Array(wasm.memory.buffer);\nsee what wasm-bindgen does now, and mend the test',
  );
  const line = glue.slice(0, found.index).split('\n').length;
  t.diagnostic(`${glueFile}, from line ${line}:\n${found[0]}`);
  const views = glue.match(/new \w+\(wasm\.memory\.buffer/g) ?? [];
  assert.equal(
    views.length,
    1,
    `views over memory in ${gluePath}: ${views.join(', ')}; only one is known to be remade`,
  );
});
