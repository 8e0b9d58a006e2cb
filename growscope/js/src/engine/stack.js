/**
 * JavaScript stacks: taken cheaply, read only when somebody asks.
 */
import { settings } from '../settings.js';

/**
 * @typedef {object} Frame
 * @property {string} function its name, or empty
 * @property {string} file a path, or an address
 * @property {number} line
 * @property {number} column
 * @property {boolean} [async] it waits for the frame above it
 * @property {boolean} [guest] it is the guest's; `line` is then the function's index, `column` the offset in the module
 * @property {Source[]} [source] of a guest's: its own line, then those of what was inlined there, inwards
 *
 * @typedef {{ function?: string, file: string, line: number, column?: number, path?: string }} Source
 */

const { Error, performance } = globalThis;
const { captureStackTrace, prepareStackTrace } = /** @type {any} */ (Error);
const { getOwnPropertyDescriptor } = Object;
/** Stacks are free until there are this many; after that they may take a quarter of the run's time. */
const FREE = 2000;
const SHARE = 0.25;

/** The name is what the search for holders knows growscope's own objects by. */
export class GrowscopeStack {
  /** @type {string | undefined} */
  stack;
}

let taken = 0;
let spent = 0;
const began = performance.now();
/** Files whose frames are growscope's own. */
const own = new Set();
/** @type {(file: string, line: number, column: number) => { file: string, line: number, column: number } | undefined} */
let mapped = () => undefined;

/** @param {string} file */
export function ownFile(file) {
  own.add(file);
}

/** @param {typeof mapped} find what leads from a place in built code to its source */
export function mapWith(find) {
  mapped = find;
}

/** Frames of a stack that is taken very often; while stacks are free, it has those of `DEEP`. */
const DEEP = 40;

/**
 * A stack, where the budget allows it.
 *
 * @param {number} limit frames, once stacks are no longer free
 * @param {boolean} [always] whatever it costs
 * @param {boolean} [place] where alone, not how it came there
 * @returns {GrowscopeStack | undefined}
 */
export function capture(limit, always = settings.trace, place = false) {
  taken += 1;
  if (taken > FREE && !always && spent > SHARE * (performance.now() - began)) return undefined;
  const start = performance.now();
  const before = getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  // The constructor's frame is growscope's own. A program may have frozen `Error`: then its own limit must do.
  Reflect.set(Error, 'stackTraceLimit', place ? 4 : taken > FREE ? limit : Math.max(limit, DEEP));
  const stack = new GrowscopeStack();
  // Not every engine that a page may meet has it.
  if (captureStackTrace) captureStackTrace(stack, capture);
  else stack.stack = new Error().stack;
  if (before) Reflect.set(Error, 'stackTraceLimit', before.value);
  else Reflect.deleteProperty(Error, 'stackTraceLimit');
  spent += performance.now() - start;
  return stack;
}

/** @type {WeakMap<GrowscopeStack, Frame[]>} */
const read = new WeakMap();

/**
 * @param {GrowscopeStack | undefined} stack
 * @returns {Frame[]}
 */
export function frames(stack) {
  if (!stack) return [];
  let found = read.get(stack);
  if (!found) {
    const sites = sitesOf(stack);
    found = (Array.isArray(sites) ? sites.flatMap(frame) : written(sites)).filter(notAgain);
    read.set(stack, found);
  }
  return found;
}

/** @param {GrowscopeStack} stack */
function sitesOf(stack) {
  const before = getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  Reflect.set(Error, 'prepareStackTrace', (/** @type {unknown} */ _, /** @type {any[]} */ sites) => sites);
  const sites = stack.stack;
  if (before) Reflect.defineProperty(Error, 'prepareStackTrace', before);
  else Reflect.deleteProperty(Error, 'prepareStackTrace');
  return /** @type {unknown} */ (sites);
}

/**
 * The script of the guest that calls JavaScript at this moment, under the name that its frames have in stacks.
 *
 * @returns {string | undefined}
 */
export function callingScript() {
  const stack = capture(DEEP, true);
  const sites = stack && sitesOf(stack);
  return Array.isArray(sites) ? sites.map(fileOf).find((file, at) => isWasm(sites[at], file)) : undefined;
}

/** @type {WeakMap<Frame, { index: number, offset: number }>} */
const places = new WeakMap();

/** @param {Frame} frame where a guest's stands in the module as it runs, which growscope has rewritten */
export const placeOf = frame => places.get(frame);

/**
 * Other engines write a stack down as soon as it is taken: `at name (file:1:2)`, or `name@file:1:2`.
 *
 * @param {unknown} text
 * @returns {Frame[]}
 */
function written(text) {
  return String(text ?? '')
    .split('\n')
    .flatMap(line => {
      const [, called, script = '', index, offset] =
        /^(.*?)@(.*):wasm-function\[(\d+)\]:0x([0-9a-f]+)$/i.exec(line) ?? [];
      if (called !== undefined) return firefoxGuest(called, script, Number(index), parseInt(String(offset), 16));
      const found = /^\s*(?:at\s+)?(?:(.*?)(?:@|\s+\())?((?:[a-z-]+:|\/)[^()\s]*?):(\d+):(\d+)\)?$/i.exec(line);
      const [, name = '', file = '', row = '', column = ''] = found ?? [];
      if (!found || own.has(path(file)) || own.has(file) || file.startsWith('node:')) return [];
      const at = /wasm-function\[(\d+)\]/.exec(line);
      if (at) return [{ function: '', file, line: Number(at[1]), column: 0, guest: true }];
      return [
        { function: name.replace(/^(async|new) /, ''), file: path(file), line: Number(row), column: Number(column) },
      ];
    });
}

/**
 * @param {string} called the module's name, a dot and the function's, or the latter alone
 * @param {string} file
 * @param {number} index
 * @param {number} offset in the module
 * @returns {Frame[]}
 */
function firefoxGuest(called, file, index, offset) {
  if (called.includes('growscope: ')) return [];
  const [, was] = /(?:^|\.)wasm-function\[(\d+)\]$/.exec(called) ?? [];
  /** @type {Frame} */
  const frame = { function: was ? '' : called, file, line: Number(was ?? index), column: offset, guest: true };
  places.set(frame, { index, offset });
  return [frame];
}

/**
 * A wrapper calls the body of the same function: once is enough.
 *
 * @param {Frame} frame
 * @param {number} at
 * @param {Frame[]} all
 */
function notAgain({ guest, function: name, line }, at, all) {
  const inner = all[at - 1];
  return !guest || !inner?.guest || inner.line !== line || (name !== '' && inner.function !== name);
}

/**
 * @param {any} site
 * @returns {string}
 */
const fileOf = site => site.getFileName() ?? site.getEvalOrigin?.() ?? site.getScriptNameOrSourceURL?.() ?? '';

/** Where JavaScriptCore says that its own functions stand, and a guest's, of which it says neither index nor offset. */
const NOWHERE = new Set(['[native code]', '[unknown]', '[wasm code]']);

/**
 * @param {any} site
 * @param {string} file
 * @returns {boolean}
 */
const isWasm = (site, file) => file.startsWith('wasm://') || Boolean(site.isWasm?.());

/**
 * @param {any} site
 * @returns {Frame[]}
 */
function frame(site) {
  const file = fileOf(site);
  if (own.has(file) || file.startsWith('node:') || NOWHERE.has(file)) return [];
  const name = site.getFunctionName() ?? '';
  if (isWasm(site, file)) return guest(site, name, file);
  const place = { file: path(file), line: site.getLineNumber() ?? 0, column: site.getColumnNumber() ?? 0 };
  if (!file) return [];
  const type = site.isToplevel() || site.isConstructor() ? '' : (site.getTypeName() ?? '');
  const method =
    name && type && type !== 'Object' && type !== 'Function' && !name.includes('.') ? `${type}.${name}` : name;
  return [
    {
      function: site.isConstructor() ? `new ${name}` : method,
      ...(mapped(file, place.line, place.column) ?? place),
      ...(site.isAsync?.() ? { async: true } : {}),
    },
  ];
}

/**
 * @param {any} site
 * @param {string} name
 * @param {string} file
 * @returns {Frame[]}
 */
function guest(site, name, file) {
  // What the rewrite added, and the adapter that leads from it to here.
  if (name.startsWith('growscope: ') || name.startsWith('$growscope: ')) return [];
  const [, place] = /wasm-function\[(\d+)\]/.exec(String(site)) ?? [];
  // A body that moved has the index that it had as its name, where it has no other.
  const [, was] = /^wasm-function\[(\d+)\]$/.exec(name) ?? [];
  const index = Number(was ?? place ?? -1);
  const column = site.getPosition?.() ?? 0;
  const frame = { function: was ? '' : name, file, line: index, column, guest: true };
  if (place !== undefined && column > 0) places.set(frame, { index: Number(place), offset: column });
  return [frame];
}

/** @param {string} file */
function path(file) {
  if (!file.startsWith('file://')) return file;
  try {
    return decodeURIComponent(new URL(file).pathname);
  } catch {
    return file;
  }
}

/**
 * An exception that comes out of a function which growscope stands for has the frames of growscope in its stack; where the
 * program has not its own way of writing stacks, they are left out.
 *
 * @template T
 * @param {T} error
 * @returns {T}
 */
export function tidied(error) {
  const way = /** @type {any} */ (Error).prepareStackTrace;
  if (typeof error !== 'object' || error === null || (way !== undefined && way !== prepareStackTrace)) return error;
  const written = /** @type {any} */ (error);
  if (!getOwnPropertyDescriptor(written, 'stack')) return error;
  const { stack } = written;
  if (typeof stack !== 'string') return error;
  const lines = stack.split('\n');
  const rest = lines.filter(line => !isOwn(line));
  if (rest.length < lines.length) Reflect.set(written, 'stack', rest.join('\n'));
  return error;
}

/** @param {string} line */
function isOwn(line) {
  for (const file of own) if (file && line.includes(`${file}:`)) return /^\s*at |@/.test(line);
  return false;
}
