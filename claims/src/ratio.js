/**
 * A claim about time: how many times as long one thing takes as another, with an interval, so that a rule may leave
 * open what a noisy machine cannot decide. Never an absolute time.
 *
 * A machine that does something else as well only ever makes a sample longer, so of several samples the shortest
 * counts; the interval spans what such a ratio came to in each group of samples.
 */

/**
 * Each side does its work `times` times, and answers with the milliseconds that the part which counts took.
 *
 * @typedef {(times: number) => number} Side
 */

const GROUPS = 5;
const SAMPLES = 7;
/** Steps of the clock, or milliseconds where the clock is fine: so long a sample has to be. */
const ENOUGH = 10;
const LEAST = 4;
const MOST = 2 ** 22;
/** Milliseconds after which an engine has compiled a loop. */
const WARM = 60;

/**
 * @param {{ one: Side, other: Side, most?: number }} sides `most` is how often a side may work in one go
 * @returns {{ low: number, high: number }} one by other, in the group where it was least and in the one where it was most
 */
export function ratio({ one, other, most = MOST }) {
  const step = clockStep();
  // Compiled code is measured, on both sides: what was counted before would do less in each go, and meet no collector.
  for (const side of [one, other]) warm(side, most);
  const a = calibrate(one, most, step);
  const b = calibrate(other, most, step);
  const ratios = Array.from({ length: GROUPS }, () => {
    let [own, others] = [Infinity, Infinity];
    // In turn, so that what else the machine does meets both.
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      own = Math.min(own, one(a));
      others = Math.min(others, other(b));
    }
    return Math.max(own, step) / a / (Math.max(others, step) / b);
  });
  const [low = NaN, high = NaN] = [Math.min(...ratios), Math.max(...ratios)].map(ratio => Number(ratio.toPrecision(3)));
  return { low, high };
}

/** @returns {number} milliseconds that this clock tells apart: 1 in WebKit, a thousandth of it elsewhere */
function clockStep() {
  const start = performance.now();
  let now = start;
  while (now === start) now = performance.now();
  return now - start;
}

/**
 * @param {Side} side
 * @param {number} most
 */
function warm(side, most) {
  const start = performance.now();
  for (let times = 1; performance.now() - start < WARM; times = Math.min(most, times * 2)) side(times);
}

/**
 * @param {Side} side
 * @param {number} most
 * @param {number} step
 */
function calibrate(side, most, step) {
  let times = 1;
  while (times < most && side(times) < Math.max(LEAST, ENOUGH * step)) times *= 2;
  return Math.min(times, most);
}
