/**
 * Dead views that somebody still holds. An index into one throws nothing: that it is held is all that shows.
 *
 * Glue holds views too, and makes them anew when it needs them. Those are known by what happens: a view of the whole
 * memory that was made again after a growth is a cache, and so are others that the same file makes.
 */
import { frames } from '../engine/stack.js';
import { bufferOf } from '../engine/intrinsics.js';
import { isRemade } from '../uses/quiet.js';
import { birthOf, bufferRecord, deathCount, memoryRecord, onBirth } from '../births/records.js';

/**
 * @import { GrowscopeBirth, GrowscopeBuffer, GrowscopeMemory } from '../births/records.js'
 *
 * @typedef {{ view: object, birth: GrowscopeBirth, buffer: GrowscopeBuffer }} Held
 * @typedef {{ buffer: WeakRef<GrowscopeBuffer>, newest: WeakRef<GrowscopeBirth>, remade: boolean }} Slot
 */

const FIRST = 2000;
const LATEST = 1000;
// A birth has a stack, and a stack holds whatever was called: held from here, it would hold other dead views.
/** @type {WeakRef<object>[]} */
const first = [];
/** @type {WeakRef<object>[]} */
const latest = [];
let births = 0;

/** @type {WeakMap<GrowscopeMemory, Map<string, Slot>>} */
const slots = new WeakMap();
/** Files in which caches are made. */
const caching = new Set();

/** @param {GrowscopeBirth} birth */
const slotOf = ({ kind, offset }) => `${kind} ${offset}`;

onBirth((view, birth, buffer) => {
  if (birth.length === 0) return;
  const entry = new WeakRef(view);
  if (first.length < FIRST) first.push(entry);
  else latest[births++ % LATEST] = entry;
  if (!birth.toEnd) return;
  let its = slots.get(buffer.memory);
  if (!its) slots.set(buffer.memory, (its = new Map()));
  const slot = its.get(slotOf(birth));
  if (!slot) {
    its.set(slotOf(birth), { buffer: new WeakRef(buffer), newest: new WeakRef(birth), remade: false });
    return;
  }
  if (slot.buffer.deref() !== buffer && !slot.remade) {
    slot.remade = true;
    const file = frames(birth.stack)[0]?.file;
    if (file) caching.add(file);
  }
  slot.buffer = new WeakRef(buffer);
  slot.newest = new WeakRef(birth);
});

/** @returns {Held[]} those that are still there, dead or alive, the oldest first */
const known = () =>
  [...first, ...latest].flatMap(ref => {
    const view = ref.deref();
    const birth = view && birthOf(view);
    const buffer = view && bufferRecord(bufferOf(view));
    return birth && buffer ? [{ view, birth, buffer }] : [];
  });

/** @returns {Held[]} those that are held, and are no cache */
export const heldViews = () => known().filter(({ birth, buffer }) => buffer.death && !isCache(birth, buffer));

/**
 * @param {WebAssembly.Memory[]} memories
 * @returns {GrowscopeBirth[]} of the views over them that somebody may still use, the newest first
 */
export function livingViews(memories) {
  const records = new Set(memories.map(memoryRecord));
  return known()
    .filter(({ buffer }) => !buffer.death && records.has(buffer.memory))
    .map(({ birth }) => birth)
    .toReversed();
}

/** Whether there may be any. To look at one would keep it alive until the present job ends. */
export const mayHold = () => first.length > 0 && deathCount() > 0;

/**
 * @param {GrowscopeBirth} birth
 * @param {GrowscopeBuffer} buffer
 */
function isCache(birth, buffer) {
  if (isRemade(buffer.memory, birth)) return true;
  if (!birth.toEnd) return false;
  const slot = slots.get(buffer.memory)?.get(slotOf(birth));
  if (slot?.newest.deref() !== birth) return false;
  if (slot.remade) return true;
  const file = frames(birth.stack)[0]?.file;
  return file !== undefined && caching.has(file);
}
