/**
 * `WebAssembly` itself: whatever compiles is rewritten, whatever instantiates is handed its hooks.
 */
import { wasm } from '../engine/intrinsics.js';
import { disguise, isDisguised, patch } from './disguise.js';
import { hookedOf, remember, rewrite } from './hooked.js';
import { instantiated, link } from './link.js';
import { patchStreaming } from './streaming.js';

/** @param {any} realm */
export function patchWebAssembly(realm) {
  const { WebAssembly } = realm;
  if (!WebAssembly || isDisguised(WebAssembly.Module)) return;
  replace(WebAssembly, 'Module', original => {
    /** @this {any} @param {unknown} source */
    return function Module(/** @type {unknown} */ source) {
      if (new.target === undefined || arguments.length === 0) return Reflect.construct(original, arguments);
      const target = new.target === WebAssembly.Module ? original : new.target;
      const rewritten = rewrite(source);
      const rest = [...arguments].slice(1);
      if (rewritten) {
        const module = attempt(() => Reflect.construct(original, [rewritten.bytes, ...rest], target));
        if (module) {
          remember(module, rewritten.hooked);
          return module;
        }
      }
      return Reflect.construct(original, arguments, target);
    };
  });
  replace(WebAssembly, 'Instance', original => {
    return function Instance(/** @type {any} */ module, /** @type {any} */ imports) {
      const hooked = hookedOf(module);
      const target = new.target === WebAssembly.Instance ? original : (new.target ?? original);
      if (!hooked || new.target === undefined) return Reflect.construct(original, arguments, target);
      const linked = link(hooked, module, imports);
      const instance = Reflect.construct(original, [module, linked.imports], target);
      linked.bind(instance);
      return instance;
    };
  });
  patch(WebAssembly, 'compile', original => {
    return {
      compile(/** @type {any[]} */ ...given) {
        const rewritten = rewrite(given[0]);
        if (!rewritten) return Reflect.apply(original, WebAssembly, given);
        return compiled(original, WebAssembly, rewritten, given);
      },
    }.compile;
  });
  patch(WebAssembly, 'instantiate', original => {
    return {
      instantiate(/** @type {any[]} */ ...given) {
        const [source, imports, ...rest] = given;
        const known = hookedOf(source);
        if (known) return instantiated(original, known, source, imports);
        const rewritten = rewrite(source);
        if (!rewritten) return Reflect.apply(original, WebAssembly, given);
        return compiled(wasm.compile, WebAssembly, rewritten, [source, ...rest]).then(module => {
          const hooked = hookedOf(module);
          if (!hooked) return original(module, imports).then((/** @type {any} */ instance) => ({ module, instance }));
          return instantiated(original, hooked, module, imports).then(instance => ({ module, instance }));
        });
      },
    }.instantiate;
  });
  patchStatics(WebAssembly.Module);
  patchStreaming(realm);
}

/**
 * @param {(...given: any[]) => Promise<any>} original
 * @param {any} WebAssembly
 * @param {import('./hooked.js').Rewritten} rewritten
 * @param {any[]} given
 * @returns {Promise<any>}
 */
function compiled(original, WebAssembly, rewritten, given) {
  // The program may change its bytes as soon as it has handed them over.
  const asItWas = given[0].slice ? given[0].slice() : given[0];
  return Reflect.apply(original, WebAssembly, [rewritten.bytes, ...given.slice(1)]).then(
    (/** @type {any} */ module) => {
      remember(module, rewritten.hooked);
      return module;
    },
    () => Reflect.apply(original, WebAssembly, [asItWas, ...given.slice(1)]),
  );
}

/** @param {any} Module what was added to a module is not for the program to see */
function patchStatics(Module) {
  patch(Module, 'imports', original => {
    return {
      imports(/** @type {any} */ module) {
        const found = Reflect.apply(original, Module, arguments);
        const hooked = hookedOf(module);
        if (!hooked) return found;
        return found.filter((/** @type {any} */ entry) => entry.module !== hooked.hooks[0]);
      },
    }.imports;
  });
  patch(Module, 'customSections', original => {
    return {
      customSections(/** @type {any} */ module, /** @type {any} */ name) {
        const found = Reflect.apply(original, Module, arguments);
        return hookedOf(module) && String(name) === 'growscope' ? [] : found;
      },
    }.customSections;
  });
}

/**
 * @param {any} owner
 * @param {string} name
 * @param {(original: any) => Function} wrap
 */
function replace(owner, name, wrap) {
  const original = owner[name];
  patch(owner, name, () => disguise(wrap(original), original));
  original.prototype.constructor = owner[name];
}

/**
 * @template T
 * @param {() => T} task
 * @returns {T | undefined}
 */
function attempt(task) {
  try {
    return task();
  } catch {
    return undefined;
  }
}
