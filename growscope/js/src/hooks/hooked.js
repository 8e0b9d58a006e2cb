/**
 * Modules that were rewritten, and what is known of each.
 */
import { asBytes, ask, isOwn } from '../engine/growscope-wasm.js';
import { DataView, isView, kindOf, wasm, weakMap } from '../engine/intrinsics.js';
import { capture, frames } from '../engine/stack.js';
import { settings } from '../settings.js';
import { customSections, functionNames, hasDwarf, hasRoom, memoryLimits, sections } from './sections.js';

/**
 * @typedef {object} Hooked
 * @property {string} name
 * @property {[string, string]} hooks module and name of the import that brings them
 * @property {{ name: string, content: Uint8Array }[]} [custom] the custom sections that it had, where they are known
 * @property {(kind: number, index: number) => string} nameOf a function, by the kind of its boundary and its index
 * @property {Original} [original] where it has source lines
 *
 * @typedef {{ bytes: Uint8Array, request: object }} Original the module as it was, and what was asked to be made of it
 *
 * @typedef {{ hooked: Hooked, bytes: Uint8Array | DataView }} Rewritten
 */

const SECTION = 'growscope';
/** @type {WeakMap<WebAssembly.Module, Hooked>} */
const modules = weakMap();
/** What became of each module that this process loaded, for the report. */
/** @type {{ name: string, bytes: number, hooked: boolean, because?: string, report?: any, fixedPages?: number,
 *   stack?: import('../engine/stack.js').Frame[] }[]} */
export const loaded = [];

let isFirst = true;
/** @type {() => void} */
let tell = () => {};
/** @param {() => void} listener told as soon as there may be something to say */
export const onFirst = listener => void (tell = listener);
export function something() {
  if (isFirst) tell();
  isFirst = false;
}

/** @typedef {import('../engine/growscope-wasm.js').Answer} Answer */

/** What an engine can do beside the language: keep rewritten modules, and the program's own. Node's are set in `node/`. */
/** @type {{ cached: (request: object, bytes: Uint8Array, make: () => Answer) => Answer, save: (bytes: Uint8Array) => void }} */
export const store = { cached: (_, __, make) => make(), save: () => {} };

/**
 * @param {unknown} source what a program hands over to be compiled
 * @param {string} [address] where it came from
 * @returns {Rewritten | undefined} `undefined`: compile it as it is
 */
export function rewrite(source, address) {
  const bytes = bytesOf(source);
  // What is no module at all, the engine refuses by itself.
  if (!bytes || !isWasm(bytes) || isOurs(bytes)) return undefined;
  store.save(bytes);
  const name = address || `wasm module ${loaded.length + 1} (${bytes.length} bytes)`;
  const start = performance.now();
  const answer = tryRewrite(bytes);
  const ms = performance.now() - start;
  const note = { name, bytes: bytes.length, hooked: false, ms, ...fixed(bytes) };
  if ('because' in answer) {
    load({ ...note, because: answer.because });
    return undefined;
  }
  const { json } = answer;
  if (json.report.unchanged || !json.report.hooks) {
    load({ ...note, because: json.report.unchanged ?? 'it asks nobody', report: json.report });
    return undefined;
  }
  load({ ...note, hooked: true, report: json.report });
  const kept = sections(bytes);
  /** @type {Map<number, string> | undefined} */
  let names;
  const nameOf = (/** @type {number} */ _, /** @type {number} */ index) => {
    names ??= functionNames(kept);
    return names.get(index) ?? `function ${index}`;
  };
  // The program may change its bytes as soon as it has handed them over.
  const original = hasDwarf(bytes) ? { original: { bytes: bytes.slice(), request: requested() } } : {};
  return {
    hooked: { name, hooks: json.report.hooks, custom: customSections(bytes), nameOf, ...original },
    bytes: ofItsKind(source, answer.bytes),
  };
}

/**
 * Not every engine takes a DataView.
 *
 * @param {unknown} source
 * @param {Uint8Array} bytes
 */
const ofItsKind = (source, bytes) =>
  isView(source) && kindOf(source) === undefined ? new DataView(bytes.buffer, bytes.byteOffset, bytes.length) : bytes;

/** @param {typeof loaded[number]} note */
function load(note) {
  loaded.push(note);
  something();
}

/**
 * @param {Uint8Array} bytes
 * @returns {Answer | { because: string }}
 */
function tryRewrite(bytes) {
  try {
    const { refuse, force } = settings;
    const request = requested();
    if (!force && refuse === null && !settings.trace) return { because: 'nothing was asked of it' };
    if (force && !hasRoom(bytes))
      return { because: 'nothing in it grows memory: that has as many pages as it may have' };
    const answer = store.cached(request, bytes, () => ask({ rewrite: request }, bytes));
    return answer.json.ok ? answer : { because: String(answer.json.error) };
  } catch (error) {
    return { because: `growscope failed: ${error}` };
  }
}

/** What is to be made of every module. */
function requested() {
  const { when, refuse, sharedGrow, growImports, announce } = settings;
  return {
    when,
    hooked: true,
    always: when === 'crossing',
    ...(refuse === null ? {} : { refuse }),
    ...(sharedGrow ? { shared: true } : {}),
    growImports,
    announce,
  };
}

/**
 * A memory that cannot grow at all, and who compiled its module: under refusal, what they ask of it is looked at.
 *
 * @param {Uint8Array} bytes
 */
function fixed(bytes) {
  if (settings.refuse === null) return {};
  const limits = memoryLimits(bytes);
  if (!limits || limits.maximum !== limits.initial) return {};
  return { fixedPages: limits.initial, stack: frames(capture(20, true)) };
}

/** @param {Uint8Array} bytes */
const isWasm = bytes => [0, 0x61, 0x73, 0x6d].every((byte, at) => bytes[at] === byte);

/** @param {Uint8Array} bytes */
function isOurs(bytes) {
  try {
    return isOwn(bytes);
  } catch {
    // It cannot be read; what asks it to rewrite says so.
    return false;
  }
}

/** @param {unknown} source */
function bytesOf(source) {
  try {
    if (isView(source) || Object.prototype.toString.call(source).endsWith('ArrayBuffer]')) {
      return asBytes(/** @type {BufferSource} */ (source));
    }
  } catch {
    // The engine says better what is wrong with it.
  }
  return undefined;
}

/**
 * @param {WebAssembly.Module} module
 * @param {Hooked} hooked
 */
export const remember = (module, hooked) => void modules.set(module, hooked);

/**
 * @param {unknown} value
 * @returns {Hooked | undefined} what is known of a module, also of one that another thread rewrote
 */
export function hookedOf(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const module = /** @type {WebAssembly.Module} */ (value);
  const known = modules.get(module);
  if (known) return known;
  try {
    if (wasm.customSections(module, SECTION).length === 0) return undefined;
    const hooks = wasm.imports(module).findLast(({ kind, name }) => kind === 'table' && name === 'hooks');
    if (!hooks) return undefined;
    const hooked = {
      name: 'a module from another thread',
      hooks: /** @type {[string, string]} */ ([hooks.module, hooks.name]),
      nameOf: (/** @type {number} */ _, /** @type {number} */ index) => `function ${index}`,
    };
    modules.set(module, hooked);
    return hooked;
  } catch {
    return undefined;
  }
}
