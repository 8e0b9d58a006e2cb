/**
 * The lab's guests, rewritten: what growth at every crossing showed, natural use shows now, and nothing more.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, instantiate } from '../../../host-js/greeter/guest.js';
import { encode } from '../../../host-js/greeter/texts.js';
import { natural } from '../../../host-js/growth/schedule.js';
import { candidate, lacking } from '../../../host-js/matrix/candidate.js';
import { run } from '../../../host-js/matrix/run.js';
import { strategies } from '../../../host-js/views/strategies.js';
import { greeters, index, wasm } from '../../../host-node/test/lab.js';
import { detach } from './growscope.js';

/** @import { Schedule } from '../../../host-js/growth/schedule.js' */
/** @import { Strategy } from '../../../host-js/views/strategies.js' */
/** @import { Guest } from '../../../host-js/types.js' */

const { protocol } = index;
const texts = index.texts.map(texts => encode(texts, protocol));
/** @type {Schedule} */
const byZero = { after: 'every', by: 0, greetings: 3, reset: false };

const asItWill = natural(2000);

/**
 * @param {Guest} guest
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Strategy} strategy
 * @param {Schedule} schedule
 */
async function observe({ name, artefact }, bytes, strategy, schedule) {
  const exports = instantiate(await compile(bytes, name), name, artefact.memory);
  return run({ guest: name, exports, strategy, schedule, protocol, texts });
}

for (const guest of greeters) {
  test(`${guest.name}, rewritten, loses under natural what it loses when every crossing grows by 0`, async t => {
    const original = wasm(guest.file);
    const { lacks } = await candidate({ name: guest.name, wasm: original, description: guest }, protocol);
    if (lacks) return t.skip(lacks);
    const { bytes, report } = detach(original);
    const mayGrow = report.unchanged === null;
    assert.equal(mayGrow, guest.artefact.memoryGrow.length > 0 && !guest.artefact.memory?.shared);
    for (const strategy of strategies) {
      const { memory } = instantiate(await compile(original, guest.name), guest.name, guest.artefact.memory);
      if (lacking(strategy, memory, guest.artefact.memory?.maximumPages !== null)) continue;
      const expected = await observe(guest, original, strategy, mayGrow ? byZero : asItWill);
      const seen = await observe(guest, bytes, strategy, asItWill);
      assert.equal(seen.outcome, expected.outcome, strategy.name);
    }
  });
}

test('lib_bump, rewritten, throws in its first call; as it is, in call 1116', async () => {
  const { bytes } = detach(wasm('lib_bump.wasm'));
  assert.equal(callOfFirstThrow(wasm('lib_bump.wasm')), 1116);
  assert.equal(callOfFirstThrow(bytes), 1);
});

/**
 * The client of the demo that the lab grew from: one cached view.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function callOfFirstThrow(bytes) {
  const exports = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports);
  const view = new Uint8Array(exports.memory.buffer);
  const [salutation, name, message] = [exports.get_salutation_ptr(), exports.get_name_ptr(), exports.get_msg_ptr()];
  const ascii = (/** @type {string} */ text) => [...text].map(character => character.charCodeAt(0));
  for (let call = 1; call < 10_000; call += 1) {
    try {
      view.set(ascii('Ahoy there'), salutation);
      view.set(ascii('Testy McTestface'), name);
      const length = exports.set_name(10, 16);
      assert.equal(String.fromCharCode(...view.slice(message, message + length)), 'Ahoy there, Testy McTestface!');
    } catch (error) {
      assert.match(String(error), /TypeError.*detached ArrayBuffer/);
      return call;
    }
  }
  return null;
}
