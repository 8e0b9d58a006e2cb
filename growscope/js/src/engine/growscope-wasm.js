/**
 * The crate, as wasm: JSON and bytes in, JSON and bytes out.
 */
import { TextDecoder, TextEncoder, Uint8Array, DataView, bufferOfMemory, wasm } from './intrinsics.js';

/**
 * @typedef {{ memory: WebAssembly.Memory, alloc: (length: number) => number, free: (pointer: number, length: number) => void,
 *   call: (pointer: number, length: number) => number }} Exports
 * @typedef {{ json: any, bytes: Uint8Array }} Answer
 */

/** @type {Exports | undefined} */
let exports;
/** @type {Uint8Array | undefined} */
let own;
/** @type {() => BufferSource} */
let source = () => {
  throw new Error('nobody said where growscope.wasm is');
};

let size = 0;

/**
 * @param {() => BufferSource} read how to get at growscope.wasm; asked once, when it is first needed
 * @param {number} [bytes] its size, where that is known: what has another is not growscope's own module
 */
export function readFrom(read, bytes = 0) {
  source = read;
  size = bytes;
}

/**
 * @param {object} request
 * @param {BufferSource | Uint8Array} [bytes] what belongs to it
 * @returns {Answer}
 */
export function ask(request, bytes) {
  try {
    return asked(request, bytes);
  } catch (error) {
    // What trapped is in the middle of something, for ever.
    exports = undefined;
    throw error;
  }
}

/**
 * @param {object} request
 * @param {BufferSource | Uint8Array} [bytes]
 * @returns {Answer}
 */
function asked(request, bytes) {
  exports ??= /** @type {Exports} */ (
    /** @type {unknown} */ (
      new wasm.Instance(new wasm.Module(/** @type {BufferSource} */ (own ??= asBytes(source()))), {}).exports
    )
  );
  const json = new TextEncoder().encode(JSON.stringify(request));
  const body = bytes ? asBytes(/** @type {BufferSource} */ (bytes)) : new Uint8Array();
  const length = 8 + json.length + body.length;
  const pointer = exports.alloc(length);
  const lengths = new DataView(bufferOfMemory(exports.memory), pointer, 8);
  lengths.setUint32(0, json.length, true);
  lengths.setUint32(4, body.length, true);
  const room = new Uint8Array(bufferOfMemory(exports.memory), pointer, length);
  room.set(json, 8);
  room.set(body, 8 + json.length);
  const at = exports.call(pointer, length) >>> 0;
  exports.free(pointer, length);
  // The call may have grown this memory as well.
  const buffer = bufferOfMemory(exports.memory);
  const answered = new DataView(buffer, at, 8);
  const jsonLength = answered.getUint32(0, true);
  const bytesLength = answered.getUint32(4, true);
  const answer = {
    json: JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, at + 8, jsonLength))),
    bytes: new Uint8Array(buffer, at + 8 + jsonLength, bytesLength).slice(),
  };
  exports.free(at, 8 + jsonLength + bytesLength);
  return answer;
}

/**
 * @param {BufferSource} bytes
 * @returns {Uint8Array}
 */
export function asBytes(bytes) {
  return ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}

/**
 * Whether this is growscope's own module: that one is never rewritten.
 *
 * @param {Uint8Array} bytes
 */
export function isOwn(bytes) {
  if (size > 0 && bytes.length !== size) return false;
  own ??= asBytes(source());
  if (bytes.length !== own.length) return false;
  for (let at = 0; at < bytes.length; at += 997) if (bytes[at] !== own[at]) return false;
  return true;
}
