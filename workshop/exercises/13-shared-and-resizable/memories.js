/**
 * Memories of three kinds, each with a guest in it.
 */

import { PAGE } from '../../src/lab/page.js';

const MAXIMUM_PAGES = 32;
const MAXIMUM_BYTES = MAXIMUM_PAGES * PAGE;

/** The kind that not every engine has. */
export const RESIZABLE = 'resizable';

const hasResizable = 'toResizableBuffer' in WebAssembly.Memory.prototype;

/** What this engine lacks, for people. */
export const skipped = hasResizable
  ? []
  : [
      'SKIP         memory.toResizableBuffer(): this engine has none.',
      "             A resizable ArrayBuffer, kept equal to the guest's memory, stood in for it.",
    ];

/**
 * @typedef {{ exports: any, memory: WebAssembly.Memory }} Guest
 *
 * @typedef {object} Kind
 * @property {string} name
 * @property {string} guest
 * @property {() => WebAssembly.Imports} imports
 * @property {(guest: Guest) => Guest} prepare
 * @property {() => ArrayBufferLike} buffer a new one, with no guest behind it
 */

/** @type {Kind[]} */
export const kinds = [
  {
    name: 'ordinary',
    guest: 'memoryguest',
    imports: () => ({}),
    prepare: guest => guest,
    buffer: () => new WebAssembly.Memory({ initial: 1 }).buffer,
  },
  {
    name: 'shared',
    guest: 'memoryguest_shared_grow',
    imports: () => ({}),
    prepare: guest => guest,
    buffer: () => new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer,
  },
  {
    name: RESIZABLE,
    // Only a memory with a maximum can be made resizable; this guest lets its host make the memory.
    guest: 'memoryguest_imported',
    imports: () => ({ env: { memory: withMaximum() } }),
    prepare: guest => {
      if (!hasResizable) return standIn(guest);
      /** @type {any} */ (guest.memory).toResizableBuffer();
      return guest;
    },
    buffer: () => (hasResizable ? /** @type {any} */ (withMaximum()).toResizableBuffer() : resizable(PAGE)),
  },
];

const withMaximum = () => new WebAssembly.Memory({ initial: 1, maximum: MAXIMUM_PAGES });

/**
 * @param {number} byteLength
 * @returns {any}
 */
const resizable = byteLength => new /** @type {any} */ (ArrayBuffer)(byteLength, { maxByteLength: MAXIMUM_BYTES });

/**
 * For engines that cannot make a memory resizable: a buffer that can be resized, and is copied to the guest before each
 * call and from it after.
 *
 * @param {Guest} guest
 * @returns {Guest}
 */
function standIn({ exports, memory }) {
  const buffer = resizable(memory.buffer.byteLength);
  const bytes = new Uint8Array(buffer);
  /** @type {(f: Function) => Function} */
  const copied =
    f =>
    (/** @type {any[]} */ ...parameters) => {
      new Uint8Array(memory.buffer).set(bytes);
      const result = f(...parameters);
      buffer.resize(memory.buffer.byteLength);
      bytes.set(new Uint8Array(memory.buffer));
      return result;
    };
  return {
    exports: Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? copied(value) : value]),
    ),
    memory: Object.create(WebAssembly.Memory.prototype, { buffer: { value: buffer } }),
  };
}
