import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apis, kinds, observeWebApis } from '../../host-js/views/web-apis.js';

const results = ['accepted', 'refused', 'lost', 'absent'];
const observations = await observeWebApis();

test('every API is tried with every kind of buffer, and whatever is not accepted says why', () => {
  assert.deepEqual(
    observations.map(({ api, buffer }) => `${api} over ${buffer}`),
    kinds.flatMap(kind => apis.map(api => `${api.name} over ${kind.name}`)),
  );
  for (const { result, detail } of observations) {
    assert.ok(results.includes(result), result);
    assert.equal(detail === null, result === 'accepted', `${result}: ${detail}`);
  }
});

test('an ordinary buffer is accepted everywhere', () => {
  const ordinary = observations.filter(({ buffer }) => buffer === 'ArrayBuffer' || buffer === 'memory.buffer');
  assert.equal(ordinary.length, 2 * apis.length);
  assert.deepEqual(
    ordinary.filter(({ result }) => result !== 'accepted'),
    [],
  );
});

test('the language itself takes every kind of buffer that there is', () => {
  const language = observations.filter(({ api }) => /^(view\.|new DataView)/.test(api));
  assert.equal(language.length, 3 * kinds.length);
  assert.deepEqual(
    language.filter(({ result }) => result === 'refused' || result === 'lost'),
    [],
  );
});

test('every kind is what it is called, or this engine has none', () => {
  const made = Object.fromEntries(
    kinds.map(({ name, make }) => {
      try {
        return [name, /** @type {any} */ (make())];
      } catch {
        return [name, null];
      }
    }),
  );
  for (const name of ['resizable ArrayBuffer', 'memory.toResizableBuffer()']) {
    if (made[name]) assert.equal(made[name].resizable, true, name);
  }
  for (const name of ['ArrayBuffer', 'memory.buffer']) assert.notEqual(made[name].resizable, true, name);
  assert.ok(!(made['shared memory.buffer'] instanceof ArrayBuffer));
});

test('data that does not arrive is lost, not accepted', async t => {
  const nothing = async () => new ArrayBuffer(0);
  /** @type {[string, any, string, (...parameters: any[]) => unknown][]} */
  const deaf = [
    ['TextDecoder.decode(view)', TextDecoder.prototype, 'decode', () => 'Ahoy'],
    ['TextEncoder.encodeInto(text, view)', TextEncoder.prototype, 'encodeInto', () => ({ read: 6, written: 8 })],
    ['crypto.getRandomValues(view)', crypto, 'getRandomValues', view => view],
    ['new Response(view)', Response.prototype, 'arrayBuffer', nothing],
    ['new Blob([view])', Blob.prototype, 'arrayBuffer', nothing],
    ['structuredClone(view)', globalThis, 'structuredClone', view => new Uint8Array(view.length)],
    ['new DataView(buffer)', DataView.prototype, 'setUint16', () => {}],
  ];
  for (const [name, object, method, fake] of deaf) {
    const mocked = t.mock.method(object, method, fake);
    const [seen] = await observeWebApis(
      apis.filter(api => api.name === name),
      kinds.slice(0, 1),
    );
    mocked.mock.restore();
    assert.equal(seen?.result, 'lost', name);
    assert.ok(seen?.detail, name);
  }
});

test('an API that this engine lacks, and a kind that it lacks, are absent', async () => {
  const lacking = { name: 'Telepathy', exists: () => false, attempt: () => null };
  const [seen] = await observeWebApis([lacking], kinds.slice(0, 1));
  assert.deepEqual([seen?.result, seen?.detail], ['absent', 'this engine has no Telepathy']);
  const none = { name: 'elastic buffer', make: () => null };
  const [none_] = await observeWebApis(apis.slice(0, 1), [none]);
  assert.deepEqual([none_?.result, none_?.detail], ['absent', 'this engine has no elastic buffer']);
});
