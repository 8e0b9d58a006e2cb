/**
 * The wasm build, asked as the npm package asks it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../../dist/growscope.wasm', import.meta.url));
const module = new WebAssembly.Module(readFileSync(file));

/**
 * @param {object} request
 * @param {Uint8Array} [bytes]
 * @returns {{ json: any, bytes: Uint8Array<ArrayBuffer> }}
 */
export function ask(request, bytes = new Uint8Array()) {
  const { memory, alloc, free, call } = /** @type {any} */ (new WebAssembly.Instance(module).exports);
  const json = new TextEncoder().encode(JSON.stringify(request));
  const length = 8 + json.length + bytes.length;
  const at = alloc(length);
  new DataView(memory.buffer).setUint32(at, json.length, true);
  new DataView(memory.buffer).setUint32(at + 4, bytes.length, true);
  new Uint8Array(memory.buffer).set(json, at + 8);
  new Uint8Array(memory.buffer).set(bytes, at + 8 + json.length);
  const answer = call(at, length) >>> 0;
  free(at, length);
  const view = new DataView(memory.buffer, answer);
  const [texts, rest] = [view.getUint32(0, true), view.getUint32(4, true)];
  const all = new Uint8Array(memory.buffer, answer + 8, texts + rest).slice();
  free(answer, 8 + texts + rest);
  return { json: JSON.parse(new TextDecoder().decode(all.subarray(0, texts))), bytes: all.slice(texts) };
}

/**
 * @param {Uint8Array} bytes
 * @param {object} [options]
 */
export function detach(bytes, options = {}) {
  const { json, bytes: rewritten } = ask({ rewrite: options }, bytes);
  assert.ok(json.ok, json.error);
  return { report: json.report, map: json.map, bytes: rewritten };
}
