/**
 * The lines of this host's own source that a step of a trace ran.
 */
import { askPointers, greet } from '../greeter/greeter.js';
import { instantiate } from '../greeter/guest.js';

/**
 * @import { Step, StepName } from './trace.js'
 * @import { Strategy } from '../views/strategies.js'
 */

/**
 * @typedef {object} Listing
 * @property {string} title
 * @property {string[]} lines
 * @property {number[]} running indices into `lines`
 */

/**
 * The function that ran and, where it asked for bytes, the strategy that answered.
 *
 * @param {Step[]} steps
 * @param {number} index of the step
 * @param {Strategy} strategy
 * @returns {Listing[]}
 */
export function stepSource(steps, index, strategy) {
  const { step, views } = /** @type {Step} */ (steps[index]);
  const made = views.length > (steps[index - 1]?.views.length ?? 0);
  const view = (/** @type {boolean} */ made) =>
    listing(strategy.name, strategy.view, lines => [last(lines, made ? /new Uint8Array/ : /\bview\b/)]);
  const greeting = (/** @type {RegExp} */ what, /** @type {number} */ nth) =>
    listing('greet', greet, lines => matching(lines, what).slice(nth, nth + 1));

  /** @type {Record<StepName, () => Listing[]>} */
  const sources = {
    instantiate: () => [
      listing('instantiate', instantiate, lines => matching(lines, /new WebAssembly\.Instance/).slice(0, 1)),
    ],
    view: () => [listing(strategy.name, strategy.view, lines => matching(lines, /new Uint8Array/).slice(0, 1))],
    pointers: () => [listing('askPointers', askPointers, lines => matching(lines, /\bcall\('/))],
    'write-salutation': () => [greeting(/\bbytes\(\)/, 0), view(made)],
    'write-name': () => [greeting(/\bbytes\(\)/, 1), view(made)],
    'set-name': () => [greeting(/'set_name'/, 0)],
    read: () => [greeting(/\bbytes\(\)/, 2), view(made)],
  };
  return sources[step]();
}

/**
 * @param {string} title
 * @param {Function} source
 * @param {(lines: string[]) => number[]} find
 * @returns {Listing}
 */
function listing(title, source, find) {
  const lines = String(source).split('\n');
  return { title, lines, running: find(lines) };
}

/**
 * @param {string[]} lines
 * @param {RegExp} what
 */
const matching = (lines, what) => [...lines.keys()].filter(line => what.test(lines[line] ?? ''));

/**
 * @param {string[]} lines
 * @param {RegExp} what
 */
const last = (lines, what) => matching(lines, what).at(-1) ?? 0;
