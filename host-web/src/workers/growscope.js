/**
 * The thread in which growscope reads a module: a large one takes a while.
 */
import { ask, readFrom } from '../../../growscope/js/src/engine/growscope-wasm.js';

/**
 * @typedef {{ growscope: Uint8Array<ArrayBuffer>, module: Uint8Array<ArrayBuffer>, args: string[] }} Job
 * @typedef {{ exit: number, stdout: string, stderr: string, written: Uint8Array | null } | { error: string }} Answer
 */

/** What the module is called on growscope's command line. */
const NAME = 'module.wasm';

addEventListener('message', (/** @type {MessageEvent<Job>} */ { data: { growscope, module, args } }) => {
  postMessage({ begun: true });
  try {
    readFrom(() => growscope);
    const line = {
      args: args.map(word => (word === '@' ? NAME : word)),
      files: [{ path: NAME, bytes: module.length }],
    };
    const { json, bytes } = ask({ cli: line }, module);
    if (json.stdout === undefined) throw new Error(json.error ?? `it asks for ${json.needs}`);
    postMessage({
      exit: json.exit,
      stdout: json.stdout,
      stderr: json.stderr,
      written: bytes.length > 0 ? bytes : null,
    });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
