/**
 * How a worker comes by code of the visitor's own, and tells its lines.
 */

/** @import { Texts } from '../../../host-js/types.js' */

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'indexedDB', 'caches'];

/** What stacks call it. */
const FILE = 'growth-lab-yours.js';

/**
 * @typedef {(memory: WebAssembly.Memory) => () => Uint8Array} View
 * @typedef {(guest: Record<string, any>, memory: WebAssembly.Memory, texts: Texts[]) => unknown} Host all greetings of a run
 */

/**
 * What a module of the visitor's exports. Called in a worker that is ended afterwards.
 *
 * @param {string} source
 * @returns {Promise<{ view: View } | { host: Host }>}
 */
export async function loadOwn(source) {
  for (const name of network) {
    Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
  }
  const named = `${source}\n//# sourceURL=${FILE}\n`;
  const url = URL.createObjectURL(new Blob([named], { type: 'text/javascript' }));
  const { default: view, host } = await import(url);
  if (typeof host === 'function') return { host };
  if (typeof view !== 'function') {
    throw new TypeError(
      'the module must export a function: export default memory => …, a strategy, or export function host(guest, memory, texts) …',
    );
  }
  return {
    view(memory) {
      const bytes = view(memory);
      if (typeof bytes !== 'function')
        throw new Error(`it must return a function that answers with a Uint8Array, and returned ${bytes}`);
      return bytes;
    },
  };
}

/**
 * The line of the visitor's code that an error left, counted from 1.
 *
 * @param {unknown} error
 * @returns {number | null}
 */
export function lineOf(error) {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, line] = stack.match(new RegExp(`${FILE.replaceAll('.', '\\.')}:(\\d+):\\d+`)) ?? [];
  return line ? Number(line) : null;
}
