/**
 * Functions that take a view and may say nothing when it is dead.
 */
import { isView, kindOf, lengthOf } from '../engine/intrinsics.js';
import { tidied } from '../engine/stack.js';
import { patch } from '../hooks/disguise.js';
import { birthOf } from '../births/records.js';
import { blame } from './methods.js';
import { deadBufferOf, quietUse } from './record.js';

/** Web and language APIs, by where they are; the last word is a method. */
const TAKERS = [
  'TextDecoder.prototype.decode',
  'TextEncoder.prototype.encodeInto',
  'structuredClone',
  'Crypto.prototype.getRandomValues',
  'SubtleCrypto.prototype.digest',
  'SubtleCrypto.prototype.encrypt',
  'SubtleCrypto.prototype.decrypt',
  'SubtleCrypto.prototype.sign',
  'SubtleCrypto.prototype.verify',
  'SubtleCrypto.prototype.importKey',
  'MessagePort.prototype.postMessage',
  'Worker.prototype.postMessage',
  'WebSocket.prototype.send',
  'WritableStreamDefaultWriter.prototype.write',
  'ReadableStreamDefaultController.prototype.enqueue',
  'CanvasRenderingContext2D.prototype.putImageData',
  'WebGLRenderingContext.prototype.bufferData',
  'WebGLRenderingContext.prototype.bufferSubData',
  'WebGLRenderingContext.prototype.texImage2D',
  'WebGL2RenderingContext.prototype.bufferData',
  'WebGL2RenderingContext.prototype.bufferSubData',
  'WebGL2RenderingContext.prototype.texImage2D',
  'GPUQueue.prototype.writeBuffer',
  'AudioBuffer.prototype.copyToChannel',
  'Buffer.from',
  'Buffer.concat',
  'Buffer.compare',
];

/** @param {any} realm */
export function patchTakers(realm) {
  for (const taker of TAKERS) {
    // Node makes it when it is first looked at, and undici with it.
    if (realm.process?.versions?.node && taker.startsWith('WebSocket')) continue;
    const names = taker.split('.');
    const last = /** @type {string} */ (names.pop());
    // A getter on the way (`crypto`) would load what the program may never need.
    const owner = names.reduce(
      (at, name) => (at ? Object.getOwnPropertyDescriptor(at, name)?.value : undefined),
      realm,
    );
    if (owner) patchTaker(owner, last, taker);
  }
}

/**
 * @param {any} owner
 * @param {PropertyKey} name
 * @param {string} operation
 */
export function patchTaker(owner, name, operation) {
  patch(owner, name, original => {
    return {
      /** @this {any} */
      method() {
        const dead = firstDead(arguments);
        let answer;
        try {
          answer = Reflect.apply(original, this, arguments);
        } catch (error) {
          blame(operation, this, arguments, error);
          throw tidied(error);
        }
        if (dead) quietUse(operation, dead.view, 'as if it were empty', { argument: dead.argument });
        return answer;
      },
    }.method;
  });
}

/**
 * @param {ArrayLike<any>} given
 * @returns {{ view: object, argument: number } | undefined}
 */
function firstDead(given) {
  for (let at = 0; at < given.length; at += 1) {
    const value = given[at];
    if (typeof value !== 'object' || value === null) continue;
    if (isView(value)) {
      if (isDead(value)) return { view: value, argument: at };
    } else if (Array.isArray(value) && value.length < 64) {
      const dead = value.find(item => isView(item) && isDead(item));
      if (dead) return { view: dead, argument: at };
    }
  }
  return undefined;
}

/** @param {any} view */
function isDead(view) {
  if (kindOf(view) !== undefined && lengthOf(view) !== 0) return false;
  // One that was always empty is as good dead as alive.
  return deadBufferOf(view) !== undefined && birthOf(view)?.length !== 0;
}
