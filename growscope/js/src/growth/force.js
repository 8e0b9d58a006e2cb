/**
 * At which boundaries growth is forced.
 */
import { wasm } from '../engine/intrinsics.js';
import { causeIs, died, isExposed, memoryRecord } from '../births/records.js';
import { livingViews } from '../holders/held.js';
import { met } from '../hooks/scripts.js';
import { settings } from '../settings.js';
import { chosen } from './log.js';
import { anotherCall, nextMoment, returnCount, returned, thisCall } from './requests.js';
import { spend, thinner } from './thin.js';

/**
 * @import { By } from '../births/records.js'
 * @import { Hooked } from '../hooks/hooked.js'
 *
 * @typedef {object} Crossings the hooks of one instance
 * @property {(kind: number, index: number, marked: number) => number} boundary `marked`: one more than the bytes that the guest's
 *   allocator was asked for, in all; 1 where it was asked for none, or where nobody knows which function it is; negative in
 *   another call than the last time
 * @property {() => void} forced
 * @property {(index: number, memory: number, before: number) => void} grew
 */

/** Pages that a memory is given at most, where growth by 0 would accuse sound code: 4 MiB. */
const MOST_PAGES = 64;

let crossings = 0;
let tell = () => {};
/** @param {() => void} listener told of each crossing */
export const onCrossing = listener => void (tell = listener);
/** @type {By | null} */
let forcing = null;

/** Whether a forced growth is under way. */
export const isForcing = () => forcing !== null;
/** How many boundaries there were at which growth could be forced. */
export const crossingCount = () => crossings;

/**
 * Whether somebody compares the memory's size with that of their view, as glue does that is blind to growth by 0.
 *
 * @param {WebAssembly.Memory} memory
 */
function isSized(memory) {
  const record = memoryRecord(memory);
  if (!record?.sizeAsked) return false;
  record.unsure = false;
  return true;
}

/**
 * @param {WebAssembly.Memory} memory
 * @returns {boolean} whether it was granted
 */
function byOnePage(memory) {
  const record = memoryRecord(memory);
  try {
    Reflect.apply(wasm.grow, memory, [1]);
  } catch {
    try {
      // One with 64-bit addresses counts in BigInt.
      Reflect.apply(wasm.grow, memory, [/** @type {any} */ (1n)]);
    } catch {
      return false;
    }
  }
  if (record) record.grownByPages += 1;
  return true;
}

/**
 * @param {Hooked} hooked what is known of the module
 * @param {() => WebAssembly.Memory[]} memories those of the instance that JavaScript can see
 * @param {(by: By, memory: number, before: number) => void} grewReally
 * @returns {Crossings}
 */
export function crossingsOf(hooked, memories, grewReally) {
  const isPassedOver = thinner();
  const meet = met(hooked);
  return {
    boundary(kind, index, marked) {
      meet();
      if (forcing || !settings.force) return 0;
      if (marked < 0) anotherCall();
      const bytes = marked & 0x7fff_ffff;
      const asked = bytes > 1 ? bytes - 1 : null;
      const call = thisCall();
      const returns = returnCount();
      returned(kind);
      const moment = nextMoment();
      /** @type {(crossing: number | null) => Extract<By, { kind: 'boundary' }>} */
      const by = crossing => ({
        ...{ kind: 'boundary', boundary: kind, function: index, name: hooked.nameOf(kind, index) },
        ...{ crossing, module: hooked.name, asked, returns, call },
      });
      const request = { moment, bytes: asked, by: () => by(null) };
      for (const memory of memories()) memoryRecord(memory)?.requests.note(request, call);
      if (asked !== null && asked < settings.least) return 0;
      // Nobody can be harmed who has not looked.
      if (!memories().some(isExposed)) return 0;
      if (isPassedOver(index * 8 + kind)) return 0;
      crossings += 1;
      const crossing = crossings;
      if (settings.only !== null && crossing !== settings.only) return 0;
      if (settings.upTo !== null && crossing > settings.upTo) return 0;
      const sized = memories().filter(memory => isSized(memory));
      if (sized.some(memory => (memoryRecord(memory)?.grownByPages ?? 0) >= MOST_PAGES)) return 0;
      forcing = by(crossing);
      causeIs({ forced: true, by: forcing });
      if (crossing === settings.only || crossing === settings.upTo) chosen(forcing, livingViews(memories()));
      for (const memory of memories()) spend(memoryRecord(memory)?.pages ?? 0);
      if (!sized.every(byOnePage)) {
        forcing = null;
        causeIs(undefined);
        return 0;
      }
      return 1;
    },
    forced() {
      const by = forcing;
      forcing = null;
      causeIs(undefined);
      if (by) memories().forEach(memory => died(memory, true, by));
      tell();
    },
    grew(index, memory, before) {
      meet();
      /** @type {By} */
      const by = { kind: 'guest', function: index, name: hooked.nameOf(0, index), module: hooked.name };
      const moment = nextMoment();
      for (const memory of memories()) {
        died(memory, false, by);
        memoryRecord(memory)?.requests.note({ moment, bytes: Infinity, by: () => by }, thisCall());
      }
      grewReally(by, memory, before >>> 0);
    },
  };
}
