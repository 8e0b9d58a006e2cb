/**
 * How long a function takes, by mitata.
 */
import { do_not_optimize, measure } from 'mitata';

/**
 * @typedef {object} Timing in nanoseconds
 * @property {number} median
 * @property {number} low the first quartile
 * @property {number} high the third quartile
 */

/**
 * Times something short: a batch of calls between two looks at the clock, since one call is over before it ticks.
 *
 * @param {() => unknown} run
 * @param {object} how
 * @param {number} how.milliseconds to measure for
 * @param {number} [how.per] how many operations one call of `run` makes
 * @returns {Promise<Timing>}
 */
export async function timeShort(run, { milliseconds, per = 1 }) {
  // Compiled and optimised before the clock starts; a first call that is slow would turn batching off.
  const warmUntil = performance.now() + milliseconds / 2;
  while (performance.now() < warmUntil) do_not_optimize(run());
  const { p25, p50, p75 } = await measure(() => do_not_optimize(run()), {
    gc: false,
    min_cpu_time: milliseconds * 1e6,
    batch_samples: Math.max(4, Math.round(4096 / per)),
    batch_threshold: Infinity,
    warmup_threshold: Infinity,
  });
  return { median: p50 / per, low: p25 / per, high: p75 / per };
}

/**
 * Times something that changes what it works on, one call at a time.
 *
 * @template T
 * @param {() => T} prepare not timed
 * @param {(prepared: T) => void} run
 * @param {number} samples
 * @returns {Promise<Timing>}
 */
export async function timeOnce(prepare, run, samples) {
  function* benchmark() {
    yield /** @type {any} */ ({ 0: prepare, bench: run });
  }
  const options = { gc: false, min_cpu_time: 0, min_samples: samples, max_samples: samples, batch_threshold: -1 };
  const { p25, p50, p75 } = await measure(/** @type {any} */ (benchmark), options);
  return { median: p50, low: p25, high: p75 };
}
