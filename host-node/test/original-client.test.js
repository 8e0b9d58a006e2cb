/**
 * The client of the demo that this lab grew from, logic unchanged: one cached view, ASCII, an empty import object.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wasm } from './lab.js';

const stringToAsciiArray = (/** @type {string} */ text) => [...text].map(char => char.charCodeAt(0));
const asciiArrayToString = (/** @type {Uint8Array} */ ascii) => String.fromCharCode(...ascii);

/** @param {string} wasmFile */
async function client(wasmFile) {
  const { instance } = await WebAssembly.instantiate(wasm(wasmFile), {});
  const wasmExports = /** @type {any} */ (instance.exports);
  const salutation = 'Ahoy there';
  const name = 'Testy McTestface';

  const mem8 = new Uint8Array(wasmExports.memory.buffer);
  const salPtr = wasmExports.get_salutation_ptr();
  const namePtr = wasmExports.get_name_ptr();
  const msgPtr = wasmExports.get_msg_ptr();
  mem8.set(stringToAsciiArray(salutation), salPtr);
  mem8.set(stringToAsciiArray(name), namePtr);

  const msgLen = wasmExports.set_name(salutation.length, name.length);
  return asciiArrayToString(mem8.slice(msgPtr, msgPtr + msgLen));
}

for (const file of ['lib_no_growth.wasm', 'memoryguest.wasm']) {
  test(`the original client greets with ${file}`, async () => {
    assert.equal(await client(file), 'Ahoy there, Testy McTestface!');
  });
}

test('the original client throws over a detached ArrayBuffer with lib_growth.wasm', async () => {
  await assert.rejects(client('lib_growth.wasm'), { name: 'TypeError', message: /detached.*ArrayBuffer/ });
});
