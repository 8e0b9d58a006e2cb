/**
 * An instance of a rewritten module: it is handed its hooks beside what the program gives it.
 */
import { Uint8Array, bufferOfMemory, wasm } from '../engine/intrinsics.js';
import { crossingsOf } from '../growth/force.js';
import { grewReally } from '../growth/log.js';
import { something } from './hooked.js';

/**
 * @import { Hooked } from './hooked.js'
 */

/**
 * Three imported functions, exported again: a table takes functions of WebAssembly only.
 *
 *     (import "g" "b" (func (param i32 i32 i32) (result i32))) (export "b" (func 0))
 *     (import "g" "f" (func))                                  (export "f" (func 1))
 *     (import "g" "r" (func (param i32 i32 i32)))              (export "r" (func 2))
 */
const ADAPTER = [
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 17, 3, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f, 0x60, 0, 0, 0x60, 3, 0x7f, 0x7f, 0x7f, 0],
  ...[2, 19, 3, 1, 0x67, 1, 0x62, 0, 0, 1, 0x67, 1, 0x66, 0, 1, 1, 0x67, 1, 0x72, 0, 2],
  ...[7, 13, 3, 1, 0x62, 0, 0, 1, 0x66, 0, 1, 1, 0x72, 0, 2],
];

/** @type {WebAssembly.Module | undefined} */
let adapter;

/**
 * @param {Hooked} hooked
 * @param {WebAssembly.Module} module
 * @param {any} imports as the program gives them
 */
export function link(hooked, module, imports) {
  const [hooksModule, hooksName] = hooked.hooks;
  const others = wasm.imports(module).filter(entry => entry.module !== hooksModule);
  const given = imports === undefined && others.length === 0 ? {} : imports;
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  if (!isObject(given)) return { imports, bind: () => {} };

  adapter ??= new wasm.Module(new Uint8Array(ADAPTER));
  const g = crossingsOf(
    hooked,
    () => memories,
    (by, _, before) => grewReally(by, before, null),
  );
  const instance = new wasm.Instance(adapter, {
    g: { b: g.boundary, f: g.forced, r: g.grew },
  });
  const table = new wasm.Table({ element: 'anyfunc', initial: 3 });
  ['b', 'f', 'r'].forEach((name, slot) => table.set(slot, instance.exports[name]));

  const hooks = { [hooksName]: table };
  // Of an empty target: what is frozen may not answer anything else by a proxy of its own.
  const proxy = new Proxy(
    {},
    {
      get(_, key) {
        if (key === hooksModule) return hooks;
        const value = Reflect.get(given, key);
        const wanted = others.filter(({ module, kind }) => kind === 'memory' && module === key).map(({ name }) => name);
        return wanted.length > 0 && isObject(value) ? seen(value, wanted, memory => remember(memories, memory)) : value;
      },
    },
  );
  return {
    imports: proxy,
    /** @param {WebAssembly.Instance} made */
    bind(made) {
      for (const { kind, name } of wasm.exports(module)) {
        if (kind === 'memory') remember(memories, made.exports[name]);
      }
    },
  };
}

/**
 * @param {(module: any, imports: any) => Promise<any>} original
 * @param {Hooked} hooked
 * @param {any} module
 * @param {any} imports
 * @returns {Promise<any>}
 */
export function instantiated(original, hooked, module, imports) {
  const linked = link(hooked, module, imports);
  return original(module, linked.imports).then(instance => {
    linked.bind(instance);
    return instance;
  });
}

/** @param {unknown} buffer */
const isShared = buffer => Object.prototype.toString.call(buffer) === '[object SharedArrayBuffer]';

/** @param {unknown} value */
const isObject = value => (typeof value === 'object' && value !== null) || typeof value === 'function';

/**
 * What the engine reads is looked at, and nothing is read twice: it may be a getter.
 *
 * @param {any} given
 * @param {string[]} wanted
 * @param {(value: any) => void} see
 */
const seen = (given, wanted, see) =>
  new Proxy(
    {},
    {
      get(_, name) {
        const value = Reflect.get(given, name);
        if (wanted.includes(String(name))) see(value);
        return value;
      },
    },
  );

/**
 * @param {WebAssembly.Memory[]} memories
 * @param {any} memory
 */
function remember(memories, memory) {
  try {
    // Another thread may have compiled its module. Views of shared memory do not die: there is nothing to be said of them.
    if (!isShared(bufferOfMemory(memory))) something();
  } catch {
    return;
  }
  if (!memories.includes(memory)) memories.push(memory);
}
