/**
 * The names of a module's function imports and exports, by function index, and what little else is read of a module here.
 */

/** @typedef {{ imports: Uint8Array | undefined, exports: Uint8Array | undefined }} Sections */

const IMPORT = 2;
const MEMORY = 5;
const EXPORT = 7;
const decoder = new TextDecoder();

/**
 * @param {Uint8Array} bytes
 * @returns {Sections} copies, so that the module need not be kept
 */
export function sections(bytes) {
  /** @type {Sections} */
  const found = { imports: undefined, exports: undefined };
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const length = reader.number();
    if (id === IMPORT) found.imports = bytes.slice(reader.at, reader.at + length);
    if (id === EXPORT) found.exports = bytes.slice(reader.at, reader.at + length);
    if (id === 10) break;
    reader.at += length;
  }
  return found;
}

/** Bytes of custom sections that are kept of one module: more is debug information, of which nobody asks a module. */
const MOST = 8 * 2 ** 20;

/**
 * @param {Uint8Array} bytes
 * @returns {{ name: string, content: Uint8Array }[] | undefined} copies, unless they are too large
 */
export function customSections(bytes) {
  const found = [];
  let size = 0;
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const length = reader.number();
    const end = reader.at + length;
    if (id === 0) {
      const name = reader.text();
      const content = bytes.subarray(reader.at, end);
      found.push({ name, content });
      size += content.length;
    }
    reader.at = end;
  }
  if (size > MOST) return undefined;
  return found.map(({ name, content }) => ({ name, content: content.slice() }));
}

/**
 * @param {Uint8Array} bytes
 * @returns {{ initial: number, maximum: number | null } | undefined} pages of the memory that a module declares first
 */
export function memoryLimits(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const length = reader.number();
    if (id === MEMORY && reader.number() > 0) return reader.limits();
    if (id > MEMORY && id < 13) return undefined;
    reader.at += length;
  }
  return undefined;
}

/**
 * @param {Uint8Array} bytes
 * @returns {boolean} whether a module says which lines of source it comes from
 */
export function hasDwarf(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const end = reader.number() + reader.at;
    if (id === 0 && reader.text() === '.debug_line') return true;
    reader.at = end;
  }
  return false;
}

/**
 * Whether a module has a memory that can have more pages than it has at first. One that cannot never loses a view, whatever
 * its guest asks for; and glue for such a one aborts where it is asked to grow.
 *
 * @param {Uint8Array} bytes
 */
export function hasRoom(bytes) {
  const found = [];
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const length = reader.number();
    const end = reader.at + length;
    if (id === IMPORT) {
      for (let count = reader.number(); count > 0; count -= 1) {
        reader.text();
        reader.text();
        const kind = reader.byte();
        if (kind === 2) found.push(reader.limits());
        else if (!reader.skipType(kind)) return true;
      }
    }
    if (id === MEMORY) for (let count = reader.number(); count > 0; count -= 1) found.push(reader.limits());
    if (id === EXPORT) break;
    reader.at = end;
  }
  return found.length === 0 || found.some(({ initial, maximum }) => maximum !== initial);
}

/**
 * @param {Sections} sections
 * @returns {Map<number, string>} by function index; an import's is `module.name`
 */
export function functionNames({ imports, exports }) {
  const names = new Map();
  if (imports) {
    const reader = new Reader(imports, 0);
    let index = 0;
    for (let count = reader.number(); count > 0; count -= 1) {
      const name = `${reader.text()}.${reader.text()}`;
      const kind = reader.byte();
      if (kind === 0 || kind === 0x20) names.set(index++, name);
      if (!reader.skipType(kind)) break;
    }
  }
  if (exports) {
    const reader = new Reader(exports, 0);
    for (let count = reader.number(); count > 0; count -= 1) {
      const name = reader.text();
      const kind = reader.byte();
      const index = reader.number();
      if (kind === 0 && !names.has(index)) names.set(index, name);
    }
  }
  return names;
}

class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} at
   */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++] ?? 0;
  }

  number() {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return decoder.decode(this.bytes.subarray(this.at - length, this.at));
  }

  /**
   * @param {number} kind of import
   * @returns {boolean} whether what follows can still be read
   */
  skipType(kind) {
    if (kind === 0 || kind === 0x20) this.number();
    else if (kind === 1) {
      const type = this.byte();
      if (type === 0x63 || type === 0x64) this.number();
      this.limits();
    } else if (kind === 2) this.limits();
    else if (kind === 3) {
      const type = this.byte();
      if (type === 0x63 || type === 0x64) this.number();
      this.byte();
    } else if (kind === 4) {
      this.byte();
      this.number();
    } else return false;
    return true;
  }

  limits() {
    const flags = this.byte();
    const initial = this.number();
    const maximum = flags & 1 ? this.number() : null;
    if (flags & 8) this.number();
    return { initial, maximum };
  }
}
