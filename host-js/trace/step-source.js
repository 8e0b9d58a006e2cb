/**
 * The host's own source, whole, with the lines that a step of a trace was seen to run.
 */
import { askPointers, greet } from '../greeter/greeter.js';

/**
 * @import { Trace } from './trace.js'
 * @import { Strategy } from '../views/strategies.js'
 */

/**
 * @typedef {object} Listing
 * @property {string} title
 * @property {string[]} lines
 * @property {number[]} running indices into `lines`
 */

/**
 * The same listings in every step: only what is marked moves.
 *
 * @param {Trace} trace
 * @param {number} index of the step
 * @param {Pick<Strategy, 'name' | 'view'> | { name: string, source: string }} strategy or the whole module that it is
 * @returns {Listing[]}
 */
export function stepSource({ steps, viewAnchor }, index, strategy) {
  const step = steps[index];
  const host = step?.ran.host ?? [];
  // Both functions call back for the first time in their first statement that calls at all, so the first line that was
  // seen of each says where each begins.
  const first = (/** @type {string} */ name) => steps.find(({ step }) => step === name)?.ran.host[0] ?? null;
  const isAsking = step?.step === 'pointers';
  return [
    listing('askPointers', askPointers, /\bcall\('/, first('pointers'), isAsking ? host : []),
    listing('greet', greet, /\bbytes\(\)/, first('write-salutation'), isAsking ? [] : host),
    'source' in strategy
      ? {
          title: strategy.name,
          lines: strategy.source.trimEnd().split('\n'),
          running: lineIndices(step?.ran.view ?? []),
        }
      : viewListing(
          strategy,
          viewAnchor,
          step?.ran.view ?? [],
          host.length > 0 && !isAsking && step?.step !== 'set-name',
        ),
  ];
}

/** @param {number[]} lines counted from 1 */
const lineIndices = lines => [...new Set(lines.map(line => line - 1))];

/**
 * @param {Pick<Strategy, 'name' | 'view'>} strategy
 * @param {number | null} anchor
 * @param {number[]} seen
 * @param {boolean} answered whether it was asked for bytes
 */
function viewListing({ name, view }, anchor, seen, answered) {
  const found = listing(name, view, /memory\.buffer|= memory;|toResizableBuffer/, anchor, seen);
  // A strategy that answers without a look at the memory runs the last line of its own that names the view.
  if (answered && seen.length === 0) {
    const last = found.lines.findLastIndex(line => /\bview\b/.test(line));
    found.running = last < 0 ? [] : [last];
  }
  return found;
}

/**
 * @param {string} title
 * @param {Function} source
 * @param {RegExp} anchor what the first line that was seen says
 * @param {number | null} anchorLine where the engine saw it
 * @param {number[]} seen
 * @returns {Listing}
 */
function listing(title, source, anchor, anchorLine, seen) {
  const lines = String(source).split('\n');
  const offset = anchorLine === null ? null : anchorLine - lines.findIndex(line => anchor.test(line));
  const running = offset === null ? [] : [...new Set(seen.map(line => line - offset))];
  return { title, lines, running: running.filter(line => line >= 0 && line < lines.length) };
}
