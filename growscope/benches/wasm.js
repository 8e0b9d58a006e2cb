/**
 * The wasm build at the work that the program does.
 */
import { readFileSync } from 'node:fs';

const file = new URL('../../dist/growscope.wasm', import.meta.url);
/** Until the engine's optimising compiler has done its work, in milliseconds: short works need many calls for that. */
const WARM_UP = 1000;
/** @type {any} */
let exports;

/**
 * @param {Uint8Array} bytes a module
 * @param {number} rounds
 * @returns {number[]} nanoseconds of each
 */
export function reportInWasm(bytes, rounds) {
  exports ??= new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file))).exports;
  const files = [{ path: 'module', bytes: bytes.length }];
  const json = new TextEncoder().encode(JSON.stringify({ cli: { args: ['report', 'module', '--json'], files } }));
  const once = () => {
    const start = process.hrtime.bigint();
    const length = 8 + json.length + bytes.length;
    const at = exports.alloc(length) >>> 0;
    const lengths = new DataView(exports.memory.buffer, at);
    lengths.setUint32(0, json.length, true);
    lengths.setUint32(4, bytes.length, true);
    new Uint8Array(exports.memory.buffer).set(json, at + 8);
    new Uint8Array(exports.memory.buffer).set(bytes, at + 8 + json.length);
    const answer = exports.call(at, length) >>> 0;
    exports.free(at, length);
    const view = new DataView(exports.memory.buffer, answer);
    exports.free(answer, 8 + view.getUint32(0, true) + view.getUint32(4, true));
    return Number(process.hrtime.bigint() - start);
  };
  for (const end = performance.now() + WARM_UP; performance.now() < end;) once();
  return Array.from({ length: rounds }, once);
}
