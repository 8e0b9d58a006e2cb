/**
 * Which crossings are passed over. What is crossed the thousandth time tells little that is new, and growth has its
 * price: in a memory of 256 MiB, milliseconds. What is passed over depends on the program alone, and on no
 * clock, so that a crossing has the same number in each run.
 */

/**
 * By what was spent so far, in crossings of a small memory: how many crossings of one place are all used, then one in how
 * many, and from sixteen times as many on, one in how many.
 */
const STEPS = [
  { upTo: 2_048, all: 512, then: 16, atLast: 256 },
  { upTo: 8_192, all: 64, then: 64, atLast: 1_024 },
  { upTo: 32_768, all: 8, then: 256, atLast: 4_096 },
  { upTo: Infinity, all: 1, then: 1_024, atLast: 16_384 },
];
/** Pages of a memory that costs twice as much as a small one. */
const PAGES = 512;

let spent = 0;

/** @param {number} pages of the memories that are grown */
export const spend = pages => void (spent += 1 + pages / PAGES);

/** @returns {(place: number) => boolean} whether a crossing is passed over; each instance has its own places */
export function thinner() {
  /** @type {Map<number, number>} */
  const times = new Map();
  return place => {
    const time = (times.get(place) ?? 0) + 1;
    times.set(place, time);
    const step = STEPS.find(({ upTo }) => spent < upTo);
    if (!step || time <= step.all) return false;
    return time % (time > step.all * 16 ? step.atLast : step.then) !== 0;
  };
}
