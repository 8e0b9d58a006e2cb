/**
 * `WebAssembly` itself: whatever compiles is rewritten, whatever instantiates is handed its hooks.
 */
import { Uint8Array, wasm } from '../engine/intrinsics.js';
import { tidied } from '../engine/stack.js';
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
      if (new.target === undefined) return asked(original, arguments);
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
      return made(original, arguments, target);
    };
  });
  replace(WebAssembly, 'Instance', original => {
    return function Instance(/** @type {any} */ module, /** @type {any} */ imports) {
      if (new.target === undefined) return asked(original, arguments);
      const hooked = hookedOf(module);
      const target = new.target === WebAssembly.Instance ? original : new.target;
      if (!hooked) return made(original, arguments, target);
      const linked = link(hooked, module, imports);
      const instance = made(original, [module, linked.imports], target);
      linked.bind(instance);
      return instance;
    };
  });
  patch(WebAssembly, 'compile', original => {
    return {
      compile(/** @type {any[]} */ ...given) {
        const rewritten = rewrite(given[0]);
        if (!rewritten) return Reflect.apply(original, WebAssembly, given);
        const asItWas = copied(given[0]);
        return Reflect.apply(original, WebAssembly, [rewritten.bytes, ...given.slice(1)]).then(
          (/** @type {any} */ module) => {
            remember(module, rewritten.hooked);
            return module;
          },
          () => Reflect.apply(original, WebAssembly, [asItWas, ...given.slice(1)]),
        );
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
        const asItWas = copied(source);
        return Reflect.apply(wasm.compile, WebAssembly, [rewritten.bytes, ...rest]).then(
          (/** @type {any} */ module) => {
            remember(module, rewritten.hooked);
            return instantiated(original, rewritten.hooked, module, imports).then(instance => ({ module, instance }));
          },
          () => Reflect.apply(original, WebAssembly, [asItWas, imports, ...rest]),
        );
      },
    }.instantiate;
  });
  patchStatics(realm);
  patchStreaming(realm);
}

/** @param {any} bytes the program may change them as soon as it has handed them over */
const copied = bytes => (bytes.slice ? bytes.slice() : bytes);

/** @param {any} realm what was added to a module, or left out of it, is not for the program to see */
function patchStatics({ WebAssembly: { Module }, ArrayBuffer }) {
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
        const hooked = hookedOf(module);
        if (!hooked) return found;
        const asItWas = hooked.custom?.filter(section => section.name === String(name));
        if (!asItWas) return String(name) === 'growscope' ? [] : found;
        return asItWas.map(({ content }) => {
          const buffer = new ArrayBuffer(content.length);
          new Uint8Array(buffer).set(content);
          return buffer;
        });
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
 * @param {any} original
 * @param {ArrayLike<any>} given
 * @param {any} target
 */
function made(original, given, target) {
  try {
    return Reflect.construct(original, given, target);
  } catch (error) {
    throw tidied(error);
  }
}

/**
 * @param {any} original
 * @param {Iterable<any>} given
 */
function asked(original, given) {
  try {
    return original(...given);
  } catch (error) {
    throw tidied(error);
  }
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
