/**
 * What can be tried on a view, dead or alive: each is evaluated for real, and says what it answered or threw.
 */

/**
 * @typedef {object} Poke
 * @property {string} source what is evaluated, for people
 * @property {(view: Uint8Array, i: number) => unknown} evaluate
 *
 * @typedef {object} Poked
 * @property {string | null} answered null where it threw
 * @property {string | null} threw the engine's own words
 * @property {string} now what memory holds at `i` afterwards, read through a new view
 */

/** @type {Poke[]} */
export const pokes = [
  { source: 'view.length', evaluate: view => view.length },
  { source: 'view[i]', evaluate: (view, i) => view[i] },
  { source: 'view[i] = 7', evaluate: (view, i) => (view[i] = 7) },
  { source: 'view.set([7], i)', evaluate: (view, i) => view.set([7], i) },
  { source: 'view.slice(i, i + 4)', evaluate: (view, i) => view.slice(i, i + 4) },
];

/**
 * @param {Poke} poke
 * @param {Uint8Array} view
 * @param {number} i
 * @param {WebAssembly.Memory} memory
 * @param {number} [from] where in memory the view began
 * @returns {Poked}
 */
export function evaluate({ evaluate }, view, i, memory, from = 0) {
  let [answered, threw] = /** @type {(string | null)[]} */ ([null, null]);
  try {
    answered = shown(evaluate(view, i));
  } catch (error) {
    threw = String(error);
  }
  return { answered: answered ?? null, threw: threw ?? null, now: shown(new Uint8Array(memory.buffer)[from + i]) };
}

/** An index of another view is no byte's, or it has none. @param {string} kind of a view */
export const isOfBytes = kind => /^(Uint8|Uint8Clamped|Int8)Array$/.test(kind);

/** @param {unknown} value */
const shown = value => (value instanceof Uint8Array ? `Uint8Array [${value.join(', ')}]` : String(value));
