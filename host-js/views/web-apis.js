/**
 * Which Web APIs take a view over which kind of buffer: the price of `resizable`, and of shared memory.
 *
 * Web IDL refuses views over resizable and over shared buffers wherever an API does not say that it takes them. So a
 * host that holds a length-tracking view, or a shared memory, may have to copy before it can decode.
 */

/**
 * `lost`: it was taken without complaint, and the data did not arrive.
 *
 * @typedef {'accepted' | 'refused' | 'lost' | 'absent'} Result
 *
 * @typedef {{ api: string, buffer: string, result: Result, detail: string | null }} Observation
 *
 * @typedef {object} Kind a kind of buffer
 * @property {string} name
 * @property {() => ArrayBufferLike | null} make a new one; null where this engine has none
 *
 * @typedef {object} Api
 * @property {string} name
 * @property {() => boolean} exists
 * @property {(view: Uint8Array<any>) => string | null | Promise<string | null>} attempt how what arrived differs from what
 *   was sent, if it does; the view begins with `text`
 */

const text = 'Ahoy ⚓';
const utf8 = new TextEncoder().encode(text);

/** @param {object} descriptor */
const memory = descriptor => /** @type {any} */ (new WebAssembly.Memory(/** @type {any} */ (descriptor)));

/** @type {Kind[]} */
export const kinds = [
  { name: 'ArrayBuffer', make: () => new ArrayBuffer(utf8.length) },
  { name: 'memory.buffer', make: () => memory({ initial: 1 }).buffer },
  {
    name: 'resizable ArrayBuffer',
    make() {
      // An engine that knows nothing of the option ignores it.
      const options = { maxByteLength: 2 * utf8.length };
      const buffer = new /** @type {any} */ (ArrayBuffer)(utf8.length, options);
      return buffer.resizable ? buffer : null;
    },
  },
  {
    name: 'memory.toResizableBuffer()',
    make: () => memory({ initial: 1, maximum: 2 }).toResizableBuffer?.() ?? null,
  },
  {
    name: 'shared memory.buffer',
    make() {
      const { buffer } = memory({ initial: 1, maximum: 1, shared: true });
      return buffer instanceof ArrayBuffer ? null : buffer;
    },
  },
];

/** @type {Api[]} */
export const apis = [
  {
    name: 'TextDecoder.decode(view)',
    exists: () => typeof TextDecoder === 'function',
    // Encoded again here, where nothing but an ordinary buffer is at work.
    attempt: view => compare(new TextEncoder().encode(new TextDecoder().decode(view)), view),
  },
  {
    name: 'TextEncoder.encodeInto(text, view)',
    exists: () => typeof TextEncoder === 'function' && 'encodeInto' in TextEncoder.prototype,
    attempt(view) {
      view.fill(0);
      const { written } = new TextEncoder().encodeInto(text, view);
      return compare(view.slice(0, written), utf8);
    },
  },
  {
    name: 'crypto.getRandomValues(view)',
    exists: () => typeof globalThis.crypto?.getRandomValues === 'function',
    attempt(view) {
      view.fill(0);
      crypto.getRandomValues(view);
      return view.some(byte => byte !== 0) ? null : 'every byte is still 0';
    },
  },
  {
    name: 'new Response(view)',
    exists: () => typeof Response === 'function',
    attempt: async view => compare(new Uint8Array(await new Response(view).arrayBuffer()), view),
  },
  {
    name: 'new Blob([view])',
    exists: () => typeof Blob === 'function',
    attempt: async view => compare(new Uint8Array(await new Blob([view]).arrayBuffer()), view),
  },
  {
    name: 'structuredClone(view)',
    exists: () => typeof structuredClone === 'function',
    attempt(view) {
      const clone = structuredClone(view);
      return clone === view ? 'it is the same object' : compare(clone, view);
    },
  },
  {
    name: 'view.set(bytes)',
    exists: () => true,
    attempt(view) {
      view.fill(0);
      view.set(utf8);
      return compare(view.slice(0, utf8.length), utf8);
    },
  },
  { name: 'view.slice()', exists: () => true, attempt: view => compare(view.slice(), view) },
  {
    name: 'new DataView(buffer)',
    exists: () => true,
    attempt(view) {
      const data = new DataView(view.buffer);
      data.setUint16(0, 0x4142);
      return data.getUint16(0) === 0x4142 ? compare(view.slice(0, 2), Uint8Array.of(0x41, 0x42)) : 'it read another';
    },
  },
];

/**
 * @param {Uint8Array} arrived
 * @param {Uint8Array} sent
 * @returns {string | null} how they differ
 */
function compare(arrived, sent) {
  if (arrived.length === sent.length && arrived.every((byte, index) => byte === sent[index])) return null;
  const start = String.fromCharCode(...arrived.slice(0, 12).filter(byte => byte >= 0x20 && byte < 0x7f));
  return `${sent.length} bytes were sent and ${arrived.length} arrived, beginning "${start}"`;
}

/**
 * Every API with a new view over a new buffer of every kind.
 *
 * @param {Api[]} [given]
 * @param {Kind[]} [over]
 * @returns {Promise<Observation[]>}
 */
export async function observeWebApis(given = apis, over = kinds) {
  /** @type {Observation[]} */
  const observations = [];
  for (const kind of over) {
    for (const api of given) observations.push({ api: api.name, buffer: kind.name, ...(await observe(api, kind)) });
  }
  return observations;
}

/**
 * @param {Api} api
 * @param {Kind} kind
 * @returns {Promise<Pick<Observation, 'result' | 'detail'>>}
 */
async function observe(api, kind) {
  const view = make(kind);
  if (!view) return { result: 'absent', detail: `this engine has no ${kind.name}` };
  if (!api.exists()) return { result: 'absent', detail: `this engine has no ${api.name}` };
  try {
    const difference = await api.attempt(view);
    return { result: difference === null ? 'accepted' : 'lost', detail: difference };
  } catch (error) {
    return { result: 'refused', detail: String(error) };
  }
}

/** @param {Kind} kind */
function make({ make }) {
  let buffer;
  try {
    buffer = make();
  } catch {
    return null;
  }
  if (!buffer) return null;
  // No length is given, so that over a resizable buffer this is the length-tracking view that `resizable` holds.
  const view = new Uint8Array(buffer);
  view.set(utf8);
  return view;
}
