/**
 * A `vm` context has a `WebAssembly` of its own, as Jest's and Vitest's tests do.
 */
import { patch } from '../hooks/disguise.js';

/**
 * @param {any} vm
 * @param {(realm: any) => void} install
 */
export function patchContexts(vm, install) {
  patch(vm, 'createContext', original => {
    return {
      createContext() {
        const context = Reflect.apply(original, this, arguments);
        try {
          install(vm.runInContext('globalThis', context));
        } catch {
          // A context that forbids code cannot run a module either.
        }
        return context;
      },
    }.createContext;
  });
}
