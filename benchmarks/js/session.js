/**
 * Measures a benchmark: every case in a process of its own, all of them in turn, several times over.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { key } from './benchmarks.js';

/**
 * @import { Row } from '../csv.js'
 * @import { Timing } from './measure.js'
 * @import { Benchmark, Case } from './types.js'
 *
 * @typedef {object} Effort
 * @property {boolean} quick
 * @property {number} rounds
 * @property {number} milliseconds
 *
 * @typedef {{ engine: { name: string, version: string } } & (Timing | { skipped: string })} Answer
 *
 * @typedef {{ rows: Row[], skipped: string[] }} Measured
 */

/** Seconds after which a case is given up. */
const PATIENCE = 120;

/** @type {Effort} */
export const thorough = { quick: false, rounds: 5, milliseconds: 150 };
/** @type {Effort} */
export const quickly = { quick: true, rounds: 1, milliseconds: 4 };

/**
 * @param {Benchmark} benchmark
 * @param {string[]} command that runs a script on the engine
 * @param {Effort} effort
 * @returns {Promise<Measured>}
 */
export async function measure(benchmark, command, effort) {
  const cases = await benchmark.cases();
  /** @type {Map<string, Timing[]>} by case, one a round */
  const timings = new Map(cases.map(case_ => [key(case_), []]));
  /** @type {Map<string, string>} */
  const skipped = new Map();
  let engine = { name: '', version: '' };
  for (let round = 0; round < effort.rounds; round += 1) {
    // There and back again, so that a machine that slows down does not favour the first.
    const turn = round % 2 === 0 ? cases : [...cases].reverse();
    for (const case_ of turn.filter(case_ => !skipped.has(key(case_)))) {
      const answer = inProcess(benchmark, case_, command, effort);
      engine = answer.engine;
      if ('skipped' in answer) skipped.set(key(case_), answer.skipped);
      else timings.get(key(case_))?.push(answer);
    }
  }
  const measured = cases.filter(case_ => !skipped.has(key(case_)));
  return {
    rows: measured.map(case_ => row(benchmark, case_, engine, timings)),
    skipped: describe(skipped).map(line => `SKIP ${benchmark.name}, ${line}`),
  };
}

/**
 * @param {Map<string, string>} skipped the reason, by case
 * @returns {string[]} one line a reason
 */
const describe = skipped =>
  [...new Set(skipped.values())].map(reason => {
    const cases = [...skipped.keys()].filter(case_ => skipped.get(case_) === reason);
    return `${cases.join(', ')}: ${reason}`;
  });

/** A case that did not measure. */
export class CaseFailed extends Error {
  name = 'CaseFailed';
  exitCode = 1;

  /**
   * @param {string} message
   * @param {string} next
   */
  constructor(message, next) {
    super(message);
    this.next = next;
  }
}

const script = fileURLToPath(new URL('case.js', import.meta.url));

/**
 * @param {Benchmark} benchmark
 * @param {Case} case_
 * @param {string[]} command
 * @param {Effort} effort
 * @returns {Answer}
 */
function inProcess(benchmark, case_, [program = '', ...args], { milliseconds, quick }) {
  const wanted = [benchmark.name, key(case_), `${milliseconds}`, ...(quick ? ['--quick'] : [])];
  const ran = spawnSync(program, [...args, script, ...wanted], { encoding: 'utf8', timeout: PATIENCE * 1000 });
  if (ran.status !== 0) {
    const said = ran.stderr.split('\n').find(line => /error/i.test(line));
    const why = ran.error?.message ?? said ?? `it ended with ${ran.status ?? ran.signal}`;
    const again = [program, ...args, script, ...wanted].map(word => (/[^\w./:=@-]/.test(word) ? `'${word}'` : word));
    throw new CaseFailed(
      `${benchmark.name}, ${key(case_)}, on ${program}: ${why}`,
      `to see all of it: ${again.join(' ')}`,
    );
  }
  return JSON.parse(ran.stdout);
}

/**
 * @param {Benchmark} benchmark
 * @param {Case} case_
 * @param {Answer['engine']} engine
 * @param {Map<string, Timing[]>} timings
 * @returns {Row}
 */
function row(benchmark, case_, engine, timings) {
  const own = timings.get(key(case_)) ?? [];
  const baseline = timings.get(case_.baseline) ?? [];
  // Each round against its own baseline: what slows a whole round down cancels out.
  const ratios = own.map((timing, round) => timing.median / (baseline[round]?.median ?? NaN));
  return {
    engine: engine.name,
    version: engine.version,
    benchmark: benchmark.name,
    case: case_.name,
    parameter: case_.parameter,
    median_ns: median(own.map(({ median }) => median)),
    low_ns: median(own.map(({ low }) => low)),
    high_ns: median(own.map(({ high }) => high)),
    ratio: baseline.length > 0 ? median(ratios) : null,
  };
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1] ?? NaN, sorted[middle] ?? NaN];
  return sorted.length % 2 === 0 ? (low + high) / 2 : high;
}
