/**
 * A strategy of the visitor's own: how it travels in a link, and how a worker comes by it.
 */

/** What the lab calls it. */
export const OWN = 'yours';

/**
 * Sources that were run by hand in this tab. A link carries code, and runs none that nobody has read.
 *
 * @type {Set<string>}
 */
export const agreed = new Set();

/** @param {string} source */
export const pack = source =>
  btoa(String.fromCharCode(...new TextEncoder().encode(source)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/**
 * @param {string} packed
 * @returns {string | null}
 */
export function unpack(packed) {
  try {
    const bytes = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'indexedDB', 'caches'];

/**
 * The strategy that a module of the visitor's exports. Called in a worker that is ended afterwards.
 *
 * @param {string} source
 * @returns {Promise<(memory: WebAssembly.Memory) => () => Uint8Array>}
 */
export async function loadOwn(source) {
  for (const name of network) {
    Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
  }
  const named = `${source}\n//# sourceURL=growth-lab-yours.js\n`;
  const url = URL.createObjectURL(new Blob([named], { type: 'text/javascript' }));
  const { default: view } = await import(url);
  if (typeof view !== 'function') throw new TypeError('the module must export a function: export default memory => …');
  return memory => {
    const bytes = view(memory);
    if (typeof bytes !== 'function')
      throw new Error(`it must return a function that answers with a Uint8Array, and returned ${bytes}`);
    return bytes;
  };
}
