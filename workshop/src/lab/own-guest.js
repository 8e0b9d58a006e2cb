/**
 * A guest that the learner wrote: has it the shape that was asked for, and what did a call of it throw?
 */
import { rejected } from './verdict.js';

/** @import { Place } from './types.js' */

/**
 * @param {WebAssembly.Module} module
 * @param {{ imports: string[], exports: Record<string, string> }} wanted imports by `module.name`; exports by name, each
 *   with the way it is declared
 */
export function misshapen(module, { imports, exports }) {
  const kinds = new Map(WebAssembly.Module.exports(module).map(({ name, kind }) => [name, kind]));
  const missing = Object.keys(exports).filter(name => kinds.get(name) !== 'function');
  if (missing.length > 0) {
    const exported = [...kinds.keys()].join(', ') || 'nothing';
    const lines = missing.map(name => `missing      ${exports[name]}`);
    return rejected('missing-export', { details: [...lines, `exported     ${exported}`] });
  }
  const foreign = WebAssembly.Module.imports(module)
    .map(({ module, name }) => `${module}.${name}`)
    .filter(name => !imports.includes(name));
  if (foreign.length === 0) return null;
  return rejected('foreign-import', {
    details: [`it imports   ${foreign.join(', ')}`, `it is given  ${imports.join(', ') || 'nothing'}`],
  });
}

/**
 * @param {unknown} error thrown by a call into the guest
 * @param {{ during: string[], place?: Place | null }} more what was called
 */
export function threwInGuest(error, { during, place }) {
  if (error instanceof WebAssembly.RuntimeError) {
    // In Rust nobody writes that instruction; in WAT it has a place.
    const panicked = error.message === 'unreachable' && !place;
    return rejected('trapped', {
      error,
      ...(place ? { place } : {}),
      details: [`it trapped   ${error.message}${panicked ? ', which is how a panic ends' : ''}`, ...during],
    });
  }
  if (error instanceof WebAssembly.LinkError) return rejected('foreign-import', { details: [error.message] });
  // The engine converts what it is called with, and cannot make an i64 of a number.
  if (error instanceof TypeError) {
    return rejected('missing-export', {
      details: [`${error.message}: another type of parameter was asked for`, ...during],
    });
  }
  throw error;
}
