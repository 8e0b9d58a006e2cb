/**
 * `compileStreaming` and `instantiateStreaming`. The rewrite needs all bytes, so there is no streaming left in it; what
 * is checked of a response is left to the engine.
 */
import { wasm } from '../engine/intrinsics.js';
import { patch } from './disguise.js';
import { hookedOf, remember, rewrite } from './hooked.js';
import { instantiated } from './link.js';

/** @param {any} realm */
export function patchStreaming(realm) {
  const { WebAssembly } = realm;
  patch(WebAssembly, 'compileStreaming', original => {
    return {
      async compileStreaming(/** @type {any[]} */ ...given) {
        const [source, ...rest] = given;
        const read = await readWhole(await source);
        if ('response' in read) return Reflect.apply(original, WebAssembly, [read.response, ...rest]);
        return read.module;
      },
    }.compileStreaming;
  });
  patch(WebAssembly, 'instantiateStreaming', original => {
    return {
      async instantiateStreaming(/** @type {any[]} */ ...given) {
        const [source, imports, ...rest] = given;
        const read = await readWhole(await source);
        if ('response' in read) return Reflect.apply(original, WebAssembly, [read.response, imports, ...rest]);
        const { module } = read;
        const hooked = hookedOf(module);
        const instance = hooked
          ? await instantiated(wasm.instantiate, hooked, module, imports)
          : await wasm.instantiate(module, imports);
        return { module, instance };
      },
    }.instantiateStreaming;
  });
}

/**
 * @param {any} response
 * @returns {Promise<{ module: WebAssembly.Module } | { response: any }>} a response that is as unread as it was, or its module
 */
async function readWhole(response) {
  const type = response?.headers?.get?.('content-type');
  if (!response?.ok || response.bodyUsed || type !== 'application/wasm') return { response };
  // The body of the copy is what the engine gets, if it shall have the bytes as they are.
  const copy = response.clone();
  const rewritten = rewrite(await response.arrayBuffer(), response.url);
  if (!rewritten) return { response: copy };
  try {
    const module = await wasm.compile(/** @type {BufferSource} */ (rewritten.bytes));
    remember(module, rewritten.hooked);
    return { module };
  } catch {
    return { response: copy };
  }
}
