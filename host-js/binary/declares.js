/**
 * What a binary declares of its imports, its exports and its memory. JavaScript tells their names and kinds, and not
 * their types.
 */
import { reader } from './reader.js';

/**
 * @import { Extern, MemoryType } from '../types.js'
 * @import { Reader } from './reader.js'
 */

/**
 * @typedef {object} Declares
 * @property {(Extern & { module: string })[]} imports
 * @property {Extern[]} exports
 * @property {MemoryType | null} memory the one that is exported as `memory`, or else the first
 * @property {{ initial: number, maximum: number | null }[]} tables its own, in elements
 */

/** Section numbers, external kinds and type codes: WebAssembly core specification, "Binary Format". */
const section = { types: 1, imports: 2, functions: 3, tables: 4, memories: 5, tags: 13, globals: 6, exports: 7 };
const kinds = ['func', 'table', 'memory', 'global', 'tag'];
/** @type {Record<number, string>} */
const valueTypes = {
  0x7f: 'i32',
  0x7e: 'i64',
  0x7d: 'f32',
  0x7c: 'f64',
  0x7b: 'v128',
  0x70: 'funcref',
  0x6f: 'externref',
};

/**
 * @param {Uint8Array} wasm
 * @returns {Declares | null} null where it is damaged, or uses types that this lab's guests have no use for
 */
export function declares(wasm) {
  try {
    return read(reader(wasm));
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError) return null;
    throw error;
  }
}

/** A type of a later proposal. */
class Unreadable extends Error {}

/** @param {Reader} from */
function read(from) {
  from.skip(8);
  /** @type {string[]} */
  const types = [];
  /** @type {string[]} */
  const functions = [];
  /** @type {MemoryType[]} */
  const memories = [];
  /** @type {Declares['imports']} */
  const imports = [];
  /** @type {Extern[]} */
  const exports = [];
  /** @type {Declares['tables']} */
  const tables = [];
  let named = 0;

  const typeOf = (/** @type {string | undefined} */ kind, /** @type {number} */ index) =>
    (kind === 'func' ? functions[index] : kind) ?? 'unknown';

  while (!from.atEnd()) {
    const id = from.byte();
    const body = from.part(from.number());
    if (id === section.types) body.list(() => types.push(functionType(body)));
    if (id === section.functions) body.list(() => functions.push(types[body.number()] ?? 'unknown'));
    if (id === section.tables) tables.push(...tableTypes(body));
    if (id === section.memories) body.list(() => memories.push(memoryType(body, false)));
    if (id === section.imports) {
      body.list(() => {
        const [module, name, kind] = [body.text(), body.text(), kinds[body.byte()]];
        if (kind === 'func') functions.push(types[body.number()] ?? 'unknown');
        else if (kind === 'memory') memories.push(memoryType(body, true));
        else skipImport(body, kind);
        imports.push({ module, name, type: typeOf(kind, functions.length - 1) });
      });
    }
    if (id === section.exports) {
      body.list(() => {
        const [name, kind, index] = [body.text(), kinds[body.byte()], body.number()];
        if (kind === 'memory' && name === 'memory') named = index;
        exports.push({ name, type: typeOf(kind, index) });
      });
    }
  }
  return { imports, exports, memory: memories[named] ?? null, tables };
}

/** @param {Reader} from */
function functionType(from) {
  if (from.byte() !== 0x60) throw new Unreadable('a type that is no function');
  const [parameters, results] = [from.list(() => valueType(from)), from.list(() => valueType(from))];
  const one = results.length === 1 ? results[0] : `(${results.join(', ')})`;
  return `(${parameters.join(', ')}) -> ${one}`;
}

/** @param {Reader} from */
function valueType(from) {
  const name = valueTypes[from.byte()];
  if (name === undefined) throw new Unreadable('a value of another type');
  return name;
}

/** @param {Reader} from @param {boolean} imported @returns {MemoryType} */
function memoryType(from, imported) {
  const { initial, maximum, flags } = limits(from);
  return {
    // A page of another size than the usual is told by its logarithm.
    pageBytes: (flags & 8) === 0 ? 65_536 : 2 ** from.number(),
    initialPages: initial,
    maximumPages: maximum,
    shared: (flags & 2) !== 0,
    address: (flags & 4) === 0 ? 'i32' : 'i64',
    imported,
  };
}

/** @param {Reader} from */
function limits(from) {
  const flags = from.byte();
  return { flags, initial: from.number(), maximum: (flags & 1) === 0 ? null : from.number() };
}

/** @param {Reader} from @returns {Declares['tables']} none, where one is of a later proposal: a host can do without */
function tableTypes(from) {
  try {
    return from.list(() => tableType(from));
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** @param {Reader} from */
function tableType(from) {
  valueType(from);
  const { initial, maximum } = limits(from);
  return { initial, maximum };
}

/** @param {Reader} from @param {string | undefined} kind */
function skipImport(from, kind) {
  if (kind === 'table') tableType(from);
  else if (kind === 'global') {
    valueType(from);
    from.byte();
  } else {
    // A tag: a byte that is 0, and its type.
    from.byte();
    from.number();
  }
}
