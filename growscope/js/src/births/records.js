/**
 * What is known of each memory, of each of its buffers, and of each view over them. Nothing here keeps any of them alive
 * but a memory's present buffer, which lives as long as the memory.
 */
import { bufferOf, bufferOfMemory, bytesOfBuffer, weakMap } from '../engine/intrinsics.js';
import { capture } from '../engine/stack.js';
import { GrowscopeRequests, returnCount, thisMoment } from '../growth/requests.js';

/**
 * @import { AnyBuffer } from '../engine/intrinsics.js'
 * @import { GrowscopeStack } from '../engine/stack.js'
 */

// The names are what the search for holders knows growscope's own objects by.
export class GrowscopeMemory {
  /**
   * @param {number} id
   * @param {AnyBuffer} buffer
   * @param {WebAssembly.Memory} memory
   */
  constructor(id, buffer, memory) {
    this.id = id;
    this.object = new WeakRef(memory);
    this.buffer = buffer;
    this.pages = bytesOfBuffer_(buffer) / 65536;
    /** Somebody compares its size: growth by 0 is growth that they cannot see, so it must be by a page. */
    this.sizeAsked = false;
    /** That was not yet followed by a crossing: it may be the sum before a growth. */
    this.unsure = false;
    this.grownByPages = 0;
    /** How many views to its end were made, by kind. @type {Map<string, number>} */
    this.caches = new Map();
    this.requests = new GrowscopeRequests();
  }
}

export class GrowscopeBuffer {
  /**
   * @param {GrowscopeMemory} memory
   * @param {GrowscopeStack | undefined} stack where it was first read
   */
  constructor(memory, stack) {
    this.memory = memory;
    this.stack = stack;
    /** @type {GrowscopeDeath | undefined} */
    this.death = undefined;
    /** Of a shared one, which lives on: the growth since which it is too short. @type {GrowscopeDeath | undefined} */
    this.outgrown = undefined;
  }
}

export class GrowscopeDeath {
  /**
   * @param {{ forced: boolean, before: number, after: number, by: By, number: number, stack: GrowscopeStack | undefined }} death
   * @param {GrowscopeMemory} memory
   */
  constructor({ forced, before, after, by, number, stack }, memory) {
    this.forced = forced;
    this.before = before;
    this.after = after;
    this.by = by;
    this.number = number;
    this.stack = stack;
    this.moment = thisMoment();
    /** Bytes that were asked for until then. */
    this.requested = memory.requests.sum;
  }
}

export class GrowscopeBirth {
  /**
   * @param {string} kind
   * @param {number} offset bytes
   * @param {number} length elements; bytes of a DataView
   * @param {boolean} toEnd it reaches to the end of memory
   * @param {GrowscopeStack | undefined} stack
   */
  constructor(kind, offset, length, toEnd, stack) {
    this.kind = kind;
    this.offset = offset;
    this.length = length;
    this.toEnd = toEnd;
    this.stack = stack;
    this.returns = returnCount();
  }
}

/**
 * What made a memory grow.
 * @typedef {{ kind: 'boundary', boundary: number, function: number, name: string, crossing: number | null, module: string,
 *   asked: number | null, returns: number, call: number }
 *   | { kind: 'guest', function: number, name: string, module: string }
 *   | { kind: 'host' } | { kind: 'unseen' }} By
 */

/** @param {AnyBuffer} buffer */
function bytesOfBuffer_(buffer) {
  return buffer instanceof SharedArrayBufferOrNone ? buffer.byteLength : bytesOfBuffer(buffer);
}
const SharedArrayBufferOrNone = globalThis.SharedArrayBuffer ?? class {};

/** @type {WeakMap<WebAssembly.Memory, GrowscopeMemory>} */
const memories = weakMap();
/** @type {WeakMap<AnyBuffer, GrowscopeBuffer>} */
const buffers = weakMap();
/** @type {WeakMap<object, GrowscopeBirth>} */
const views = weakMap();
let count = 0;
let deaths = 0;
/** @type {((death: GrowscopeDeath, memory: GrowscopeMemory) => void)[]} */
const mourners = [];
/** @type {((view: object, birth: GrowscopeBirth, buffer: GrowscopeBuffer) => void)[]} */
const midwives = [];

/** What is growing memory right now, for a death that is seen in the midst of it: glue reads the new buffer at once. */
/** @type {{ forced: boolean, by: By } | undefined} */
let cause;
/** @param {typeof cause} now */
export function causeIs(now) {
  cause = now;
}

/** @param {(death: GrowscopeDeath, memory: GrowscopeMemory) => void} listener */
export const onDeath = listener => void mourners.push(listener);
/** @param {(view: object, birth: GrowscopeBirth, buffer: GrowscopeBuffer) => void} listener */
export const onBirth = listener => void midwives.push(listener);

/** How many buffers have died so far. */
export const deathCount = () => deaths;

/**
 * Somebody reads a memory's buffer.
 *
 * @param {WebAssembly.Memory} memory
 * @param {AnyBuffer} buffer
 */
export function exposed(memory, buffer) {
  if (buffers.has(buffer)) return;
  const known = memories.get(memory);
  if (known && known.buffer !== buffer) died(memory, cause?.forced ?? false, cause?.by ?? { kind: 'unseen' });
  let record = known;
  if (!record) {
    record = new GrowscopeMemory(count++, buffer, memory);
    memories.set(memory, record);
  }
  record.buffer = buffer;
  record.pages = bytesOfBuffer_(buffer) / 65536;
  buffers.set(buffer, new GrowscopeBuffer(record, capture(8)));
}

/**
 * Whether somebody may hold a view of this memory as it is now.
 *
 * @param {WebAssembly.Memory} memory
 */
export function isExposed(memory) {
  const record = memories.get(memory);
  return record !== undefined && buffers.get(record.buffer)?.death === undefined;
}

/**
 * Somebody reads the size of a buffer.
 *
 * @param {AnyBuffer} buffer
 */
export function sizeAsked(buffer) {
  const record = buffers.get(buffer);
  if (!record || record.death || record.memory.sizeAsked) return;
  record.memory.sizeAsked = true;
  record.memory.unsure = true;
}

/** @param {WebAssembly.Memory} memory */
export const memoryRecord = memory => memories.get(memory);

/**
 * Looks whether a memory's buffer was replaced, and if so writes down why.
 *
 * @param {WebAssembly.Memory} memory
 * @param {boolean} forced
 * @param {By} by
 */
export function died(memory, forced, by) {
  const record = memories.get(memory);
  if (!record) return;
  const buffer = buffers.get(record.buffer);
  if (!buffer || buffer.death || buffer.outgrown) return;
  const now = bufferOfMemory(memory);
  if (now === record.buffer) return;
  const before = record.pages;
  const after = bytesOfBuffer_(now) / 65536;
  // A shared buffer is replaced when it grows, and lives on.
  if (record.buffer instanceof SharedArrayBufferOrNone) {
    buffer.outgrown = new GrowscopeDeath({ forced, before, after, by, number: deaths, stack: capture(16) }, record);
    return;
  }
  deaths += 1;
  buffer.death = new GrowscopeDeath({ forced, before, after, by, number: deaths, stack: capture(16) }, record);
  mourners.forEach(tell => tell(/** @type {GrowscopeDeath} */ (buffer.death), record));
}

/**
 * @param {AnyBuffer} buffer
 * @returns {GrowscopeBuffer | undefined}
 */
export const bufferRecord = buffer => buffers.get(buffer);

/**
 * @param {AnyBuffer} buffer
 * @returns {GrowscopeBuffer | undefined} the record of a shared buffer whose memory has more by now, by whichever thread
 */
export function outgrownBuffer(buffer) {
  if (!(buffer instanceof SharedArrayBufferOrNone)) return undefined;
  const record = buffers.get(buffer);
  const memory = record?.memory.object.deref();
  if (!record || !memory) return undefined;
  // What another thread did is seen only now.
  if (!record.outgrown && record.memory.buffer === buffer) died(memory, false, { kind: 'unseen' });
  return record.outgrown ? record : undefined;
}

/** Views to the end of a memory of which the whole stack is kept, of each kind. */
const CACHES = 64;

/**
 * Glue makes such views by the thousand, all in one place: of the later ones the place alone is kept.
 *
 * @param {GrowscopeMemory} memory
 * @param {string} kind
 */
function ofCache({ caches }, kind) {
  const made = (caches.get(kind) ?? 0) + 1;
  caches.set(kind, made);
  return capture(10, undefined, made > CACHES);
}

/**
 * Somebody makes a view.
 *
 * @param {object} view
 * @param {AnyBuffer} buffer
 * @param {GrowscopeBuffer} record of the buffer
 * @param {string} kind
 * @param {number} offset
 * @param {number} length
 * @param {number} bytes
 */
export function born(view, buffer, record, kind, offset, length, bytes) {
  const toEnd = offset + bytes === bytesOfBuffer_(buffer);
  const birth = new GrowscopeBirth(kind, offset, length, toEnd, toEnd ? ofCache(record.memory, kind) : capture(10));
  views.set(view, birth);
  midwives.forEach(tell => tell(view, birth, record));
}

/** @param {object} view */
export const birthOf = view => views.get(view);

/**
 * @param {any} view
 * @returns {GrowscopeBuffer | undefined} the record of a view's buffer, if that is dead
 */
export function deadBuffer(view) {
  const record = buffers.get(bufferOf(view));
  return record?.death ? record : undefined;
}
