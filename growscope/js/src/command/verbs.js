/**
 * The crate's own verbs, by its WebAssembly build: files are read and written here, everything else is done there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { ask, readFrom } from '../engine/growscope-wasm.js';

/**
 * @typedef {{ path: string, bytes: number, error?: string }} Given
 */

/**
 * @param {string[]} args
 * @param {string} wasm where the module is
 * @param {(text: string) => string} [edit] what is made of what it prints
 * @returns {number} the exit code
 */
export function verbs(args, wasm, edit = text => text) {
  readFrom(() => readFileSync(wasm));
  /** @type {Given[]} */
  const files = [];
  /** @type {Buffer[]} */
  const contents = [];
  for (;;) {
    const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
    const { json, bytes } = ask({ cli: { args, files, colour } }, Buffer.concat(contents));
    if (json.error !== undefined) throw new Error(json.error);
    if (json.needs === undefined) return finish({ ...json, stdout: edit(json.stdout) }, bytes);
    const { given, content } = readGiven(json.needs);
    files.push(given);
    contents.push(content);
  }
}

/**
 * @param {string} path
 * @returns {{ given: Given, content: Buffer }}
 */
function readGiven(path) {
  try {
    const content = readFileSync(path);
    return { given: { path, bytes: content.length }, content };
  } catch (error) {
    return { given: { path, bytes: 0, error: /** @type {Error} */ (error).message }, content: Buffer.alloc(0) };
  }
}

/**
 * @param {{ exit: number, stdout: string, stderr: string, files: { path: string, bytes: number }[] }} done
 * @param {Uint8Array} bytes of the files that it wrote, one behind the other
 */
function finish({ exit, stdout, stderr, files }, bytes) {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  let at = 0;
  for (const { path, bytes: length } of files) {
    writeFileSync(path, bytes.subarray(at, at + length));
    at += length;
  }
  return exit;
}
