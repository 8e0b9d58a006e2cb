/**
 * Source lines of a guest's frames, from the DWARF of its module as it was. Nothing of it is read before it is printed.
 */
import { ask } from '../engine/growscope-wasm.js';
import { placeOf } from '../engine/stack.js';
import { originalOf } from '../hooks/scripts.js';

/**
 * @import { Frame, Source } from '../engine/stack.js'
 * @import { Original } from '../hooks/hooked.js'
 */

/** What is known of a frame for good. @type {WeakSet<Frame>} */
const done = new WeakSet();

/**
 * Adds to each guest's frame where in the sources it stands, as far as its module says.
 *
 * @param {Frame[][]} stacks
 * @returns {string[]} what went wrong
 */
export function nameLines(stacks) {
  /** @type {Map<Original, Frame[]>} */
  const wanted = new Map();
  for (const frame of stacks.flat()) {
    const original = frame.guest && placeOf(frame) && !done.has(frame) ? originalOf(frame.file) : undefined;
    if (!original) continue;
    done.add(frame);
    const others = wanted.get(original);
    if (others) others.push(frame);
    else wanted.set(original, [frame]);
  }
  return [...wanted].flatMap(([original, frames]) => nameThese(original, frames));
}

/**
 * @param {Original} original
 * @param {Frame[]} frames
 */
function nameThese({ bytes, request }, frames) {
  /** @type {Map<string, [number, number]>} */
  const places = new Map();
  const key = (/** @type {Frame} */ frame) => {
    const { index, offset } = placeOf(frame) ?? { index: 0, offset: 0 };
    places.set(`${index} ${offset}`, [index, offset]);
    return `${index} ${offset}`;
  };
  const keys = frames.map(key);
  try {
    const { json } = ask({ lines: { rewrite: request, places: [...places.values()] } }, bytes);
    if (!json.ok) return [`source lines of a guest could not be read: ${json.error}`];
    /** @type {Map<string, Source[]>} */
    const found = new Map([...places.keys()].map((place, at) => [place, json.lines[at]]));
    frames.forEach((frame, at) => {
      const source = found.get(keys[at] ?? '') ?? [];
      if (source.length > 0) frame.source = source;
    });
    return [];
  } catch (error) {
    return [`source lines of a guest could not be read: ${error}`];
  }
}
