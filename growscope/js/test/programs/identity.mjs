// Nothing that a program can ask differs from what it is without growscope.
import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import { bytes } from './guest.mjs';

const typed = Object.getPrototypeOf(Uint8Array);
for (const kind of [Uint8Array, Int32Array, Float64Array, BigInt64Array, DataView]) {
  assert.match(String(kind), /^function \w+\(\) \{ \[native code\] \}$/);
  assert.equal(kind.prototype.constructor, kind);
}
// Newer engines have more of them.
assert.deepEqual(Reflect.ownKeys(Uint8Array).slice(0, 4), ['length', 'name', 'prototype', 'BYTES_PER_ELEMENT']);
assert.equal(Uint8Array.length, 3);
assert.equal(Uint8Array.name, 'Uint8Array');
assert.equal(Object.getPrototypeOf(Buffer), Uint8Array);
assert.equal(typed.prototype[Symbol.iterator], typed.prototype.values);
assert.equal(typed.prototype.toString, Array.prototype.toString);
assert.equal('prototype' in typed.prototype.set, false);
assert.throws(() => Uint8Array(1), TypeError);
assert.throws(() => new typed.prototype.set(), TypeError);
class Mine extends Uint8Array {}
const mine = new Mine([1, 2, 3]);
assert.ok(mine instanceof Mine && mine instanceof Uint8Array && mine.subarray(1) instanceof Mine);
assert.equal(structuredClone(new Uint8Array(2)).constructor, Uint8Array);
assert.deepEqual([...new Uint8Array([1, 2])], [1, 2]);
assert.equal(Buffer.from('abc').subarray(1).toString(), 'bc');
assert.equal(Uint8Array.from([1, 2], x => x * 2)[1], 4);
assert.equal(new Uint8Array(new Uint16Array([257, 2])).length, 2);

const module = new WebAssembly.Module(bytes);
assert.ok(module instanceof WebAssembly.Module);
assert.equal(module.constructor, WebAssembly.Module);
assert.deepEqual(WebAssembly.Module.imports(module), []);
assert.deepEqual(WebAssembly.Module.customSections(module, 'growscope'), []);
const instance = new WebAssembly.Instance(module);
assert.ok(instance instanceof WebAssembly.Instance && instance.exports.memory instanceof WebAssembly.Memory);
assert.equal(instance.exports.set_name.length, 2);
assert.ok(Object.isFrozen(instance.exports));
assert.equal(instance.exports.memory.buffer, instance.exports.memory.buffer);
assert.throws(() => new WebAssembly.Module(new Uint8Array([0, 1])), WebAssembly.CompileError);
await assert.rejects(WebAssembly.compile(new Uint8Array([0, 1])), WebAssembly.CompileError);
await assert.rejects(WebAssembly.instantiate(new Uint8Array([0, 1])), WebAssembly.CompileError);
assert.throws(() => new WebAssembly.Memory({ initial: 1, maximum: 1 }).grow(1), RangeError);
const response = () => new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
assert.ok((await WebAssembly.instantiateStreaming(response())).instance.exports.memory);
assert.ok((await WebAssembly.compileStreaming(Promise.resolve(response()))) instanceof WebAssembly.Module);
await assert.rejects(WebAssembly.compileStreaming(new Response(bytes)), TypeError);

const worker = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads');
   const { exports } = new WebAssembly.Instance(workerData);
   parentPort.postMessage([WebAssembly.Module.imports(workerData).length, exports.set_name(5, 4)])`,
  { eval: true, workerData: module },
);
const [imports, length] = await new Promise(resolve => worker.once('message', resolve));
assert.equal(imports, 0);
assert.equal(length, 12);
console.log('same');
