import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, compile, i32, instantiate, invoke, unsupported } from '../../host-js/greeter/guest.js';
import { askPointers } from '../../host-js/greeter/greeter.js';
import { observe, once } from './observe.js';
import { greeters, index, readJson, wasm } from './lab.js';

/**
 * @typedef {{ result: number, message: string | null }} Answer
 * @type {{ salutation: string, name: string, salLen: number, nameLen: number, bytes: Answer, utf8: Answer }[]}
 */
const texts = readJson('dist/cases/texts.json');

for (const guest of greeters) {
  test(`${guest.name} answers ${texts.length} texts as the protocol says, and leaves its slot alone on failure`, async t => {
    const binary = wasm(guest.file);
    const lacks = unsupported(binary, guest);
    if (lacks) return t.skip(lacks);
    const raw = instantiate(await compile(binary, guest.name), guest.name, guest.artefact.memory);
    const instance = check(guest.name, raw, index.protocol.exports);
    /** @type {(name: string, ...parameters: number[]) => number} */
    const call = (name, ...parameters) => i32(instance, name, invoke(instance, name, ...parameters));
    const at = askPointers(call);
    const bytes = () => Buffer.from(instance.memory.buffer);
    const slot = () => bytes().toString('hex', at.message, at.message + index.protocol.message.bytes);
    // memoryguest_shared_grow has no message slot before its first greeting.
    call('set_name', 0, 0);

    assert.ok(texts.length > 10_000);
    const answered = new Map();
    for (const [number, { salutation, name, salLen, nameLen, ...answers }] of texts.entries()) {
      bytes().write(salutation, at.salutation, 'hex');
      bytes().write(name, at.name, 'hex');
      const before = slot();
      const expected = guest.checksUtf8 ? answers.utf8 : answers.bytes;
      const result = call('set_name', salLen, nameLen);
      const what = `text ${number}: set_name(${salLen}, ${nameLen}) over ${salutation} and ${name}`;
      assert.equal(result, expected.result, what);
      if (expected.message === null) assert.equal(slot(), before, `${what} failed and changed the message`);
      else assert.equal(slot().slice(0, 2 * result), expected.message, what);
      answered.set(Math.min(result, 0), (answered.get(Math.min(result, 0)) ?? 0) + 1);
    }
    for (const result of guest.checksUtf8 ? [0, -1, -2, -3] : [0, -1, -2]) {
      assert.ok(answered.get(result) > 100, `only ${answered.get(result)} answers of ${result}`);
    }
  });
}

test('a name with an embedded NUL is greeted whole', async () => {
  for (const { name } of greeters.filter(({ artefact }) => artefact.memory?.address === 'i32')) {
    const { outcome } = await observe(name, 'fresh', once, [{ salutation: 'a\0b', name: '\0' }]);
    assert.equal(outcome, 'greeted', name);
  }
});
