/**
 * From a binary to exports that keep to the greeting protocol.
 */
import { GuestError } from '../errors/guest-error.js';

/**
 * @import { Extern, Guest, MemoryType } from '../types.js'
 */

/**
 * An instance whose exports have been checked.
 *
 * @typedef {object} Instance
 * @property {string} guest its name, for messages
 * @property {WebAssembly.Memory} memory
 * @property {WebAssembly.Exports} exports
 */

/**
 * @param {BufferSource} wasm
 * @param {string} name for messages
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(wasm, name) {
  try {
    return await WebAssembly.compile(wasm);
  } catch (error) {
    throw new GuestError(name, `not a WebAssembly module that this engine accepts: ${reason(error)}`, { cause: error });
  }
}

/**
 * Why this engine cannot run a guest that is well-formed, if it cannot.
 *
 * @param {BufferSource} wasm
 * @param {Guest} guest
 * @returns {string | null}
 */
export function unsupported(wasm, guest) {
  const { memory } = guest.artefact;
  if (WebAssembly.validate(wasm)) return null;
  if (memory?.address === 'i64') return 'this engine has no memories with 64-bit addresses (memory64)';
  if (memory?.shared) return 'this engine has no shared memories';
  return null;
}

/**
 * Instantiates a module. A guest imports nothing, or its memory; whoever knows its type supplies it.
 *
 * @param {WebAssembly.Module} module
 * @param {string} name for messages
 * @param {MemoryType | null} [memory] the memory's type, where the guest is known to import it
 * @returns {WebAssembly.Exports}
 */
export function instantiate(module, name, memory) {
  /** @type {Record<string, WebAssembly.Memory>} */
  const env = memory?.imported ? { memory: makeMemory(memory) } : {};
  const wanted = WebAssembly.Module.imports(module).find(
    ({ module, name }) => module !== 'env' || !Object.hasOwn(env, name),
  );
  if (wanted) {
    throw new GuestError(
      name,
      `it wants an import that this host does not give: ${wanted.module}.${wanted.name} (${wanted.kind})`,
      { next: 'a guest of this lab imports nothing; build it without that import' },
    );
  }
  try {
    return new WebAssembly.Instance(module, { env }).exports;
  } catch (error) {
    throw new GuestError(name, `it could not be instantiated: ${reason(error)}`, { cause: error });
  }
}

/** @param {MemoryType} type */
function makeMemory({ initialPages, maximumPages, shared, address }) {
  const pages = (/** @type {number} */ count) => (address === 'i64' ? BigInt(count) : count);
  const maximum = maximumPages === null ? {} : { maximum: pages(maximumPages) };
  const descriptor = { initial: pages(initialPages), ...maximum, shared, address };
  return new WebAssembly.Memory(/** @type {any} */ (descriptor));
}

/**
 * Checks that exports are what the protocol asks for, as far as JavaScript can see: presence, kind, and the number of
 * parameters. Their types are the binary's to tell: `checkTypes`.
 *
 * @param {string} guest its name, for messages
 * @param {WebAssembly.Exports} exports
 * @param {Extern[]} owed
 * @returns {Instance}
 * @throws {GuestError} naming the export
 */
export function check(guest, exports, owed) {
  const next = needs(owed);
  for (const { name, type } of [{ name: 'memory', type: 'memory' }, ...owed]) {
    const found = exports[name];
    if (found === undefined) throw new GuestError(guest, `it does not export ${name}: ${type}`, { next });
    const fits =
      type === 'memory'
        ? found instanceof WebAssembly.Memory
        : typeof found === 'function' && found.length === parameters(type);
    if (!fits) {
      throw new GuestError(guest, `it exports ${name} as ${kind(found)}; it should be ${type}`, { next });
    }
  }
  return { guest, memory: /** @type {WebAssembly.Memory} */ (exports['memory']), exports };
}

/**
 * Checks that a binary declares what the protocol asks for.
 *
 * @param {string} guest its name, for messages
 * @param {{ exports: Extern[] }} declared
 * @param {Extern[]} owed
 * @throws {GuestError} naming the export
 */
export function checkTypes(guest, { exports }, owed) {
  for (const { name, type } of owed) {
    const found = exports.find(one => one.name === name);
    if (found && found.type.includes('->') && found.type !== type) {
      throw new GuestError(guest, `it exports ${name}: ${found.type}; it should be ${type}`, { next: needs(owed) });
    }
  }
}

/** @param {Extern[]} owed */
const needs = owed => `a greeter exports memory, ${owed.map(({ name, type }) => `${name}: ${type}`).join(', ')}`;

/** @param {string} type such as `(i32, i32) -> i32` */
const parameters = type => (type.match(/^\(([^)]*)\)/)?.[1] || undefined)?.split(',').length ?? 0;

/** @param {unknown} found */
const kind = found =>
  typeof found === 'function'
    ? `a function of ${found.length} parameter(s)`
    : (found?.constructor.name ?? typeof found);

/**
 * Calls an export, and turns whatever goes wrong inside it into an error that names it.
 *
 * @param {Instance} instance
 * @param {string} name
 * @param {...number} parameters
 * @returns {unknown}
 * @throws {GuestError}
 */
export function invoke({ guest, exports }, name, ...parameters) {
  try {
    return /** @type {Function} */ (exports[name])(...parameters);
  } catch (error) {
    if (error instanceof TypeError) {
      throw new GuestError(guest, `${name} takes other parameters than i32: ${reason(error)}`, { cause: error });
    }
    const did = isException(error) ? 'threw' : 'trapped:';
    const next = 'no pair of lengths and no bytes may make a guest trap, or throw';
    throw new GuestError(guest, `${name} ${did} ${reason(error)}`, { next, cause: error });
  }
}

/**
 * @param {Instance} instance
 * @param {string} name the export that returned it
 * @param {any} result
 * @returns {number} the result, if it can be an i32
 * @throws {GuestError}
 */
export function i32({ guest }, name, result) {
  if (Number.isInteger(result)) return result;
  throw new GuestError(guest, `${name} returned the ${typeof result} ${String(result)}; it should return an i32`);
}

/**
 * Does something with a guest, and notes how large its memory was if the guest fails.
 *
 * @template T
 * @param {Instance} instance
 * @param {number} pageBytes
 * @param {() => T} act
 * @returns {T}
 */
export function atFailure({ memory }, pageBytes, act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof GuestError) error.pages = memory.buffer.byteLength / pageBytes;
    throw error;
  }
}

/** @param {unknown} error */
export function reason(error) {
  if (error instanceof Error) return error.message;
  // Its tag is private to the guest, so this is all that a host can say.
  return isException(error) ? 'an exception, which it did not catch' : String(error);
}

/** What a guest throws is no Error. @param {unknown} error */
function isException(error) {
  const { Exception } = /** @type {any} */ (WebAssembly);
  return Boolean(Exception) && error instanceof Exception;
}
