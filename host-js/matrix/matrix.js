/**
 * Every guest with every strategy under every schedule.
 */
import { instantiate } from '../greeter/guest.js';
import { describeSchedule } from '../growth/schedule.js';
import { lacking, memoryTypeOf } from './candidate.js';
import { refuses } from './refusals.js';
import { run } from './run.js';
import { encode } from '../greeter/texts.js';
import { judge } from '../judge/verdict.js';

/**
 * @import { EncodedTexts } from '../greeter/texts.js'
 * @import { Schedule } from '../growth/schedule.js'
 * @import { Candidate } from './candidate.js'
 * @import { Cell, Index, Protocol } from '../types.js'
 * @import { Strategy } from '../views/strategies.js'
 */

/**
 * @param {Candidate[]} candidates
 * @param {Strategy[]} strategies
 * @param {Index} index
 * @param {(guest: string, doing: string) => void} [onStep] told before each thing that may not end
 * @returns {Generator<Cell>}
 */
export function* matrix(candidates, strategies, { schedules, protocol, texts }, onStep = () => {}) {
  const encoded = texts.map(texts => encode(texts, protocol));
  for (const candidate of candidates) {
    if (candidate.module) {
      // Alone first: its start may do what a call may.
      onStep(candidate.name, 'its instantiation');
      instantiate(candidate.module, candidate.name, memoryTypeOf(candidate));
      onStep(candidate.name, 'refusing texts that are too long');
      refuses(candidate, protocol);
    }
    for (const schedule of schedules.filter(schedule => applies(schedule, candidate))) {
      for (const strategy of strategies) {
        onStep(candidate.name, `its run with ${strategy.name} under ${describeSchedule(schedule)}`);
        yield cell(candidate, strategy, schedule, protocol, encoded);
      }
    }
  }
}

/**
 * Only a guest that exports `reset` can be asked to.
 *
 * @param {Schedule} schedule
 * @param {Candidate} candidate
 */
function applies(schedule, { description, declares, module }) {
  if (!schedule.reset) return true;
  const exports = (declares ?? description?.artefact)?.exports ?? (module ? WebAssembly.Module.exports(module) : []);
  return exports.some(({ name }) => name === 'reset');
}

/**
 * @param {Candidate} candidate
 * @param {Strategy} strategy
 * @param {Schedule} schedule
 * @param {Protocol} protocol
 * @param {EncodedTexts[]} texts
 * @returns {Cell}
 */
function cell(candidate, strategy, schedule, protocol, texts) {
  const { name: guest, description, module, lacks } = candidate;
  const place = { guest, strategy: strategy.name, schedule };
  if (!module) return skipped(place, lacks ?? 'this engine cannot run the guest');
  const memoryType = memoryTypeOf(candidate);
  const instance = () => instantiate(module, guest, memoryType);
  const missing = lacking(strategy, instance()['memory'], memoryType?.maximumPages != null);
  if (missing) return skipped(place, missing);
  const seen = run({ guest, exports: instance(), strategy, schedule, protocol, texts });
  const { givenEarly, ...shown } = seen;
  return { ...place, ...shown, ...judge(description, strategy, schedule, seen) };
}

/**
 * @param {Pick<Cell, 'guest' | 'strategy' | 'schedule'>} place
 * @param {string} reason
 * @returns {Cell}
 */
const skipped = (place, reason) => ({
  ...place,
  calls: 0,
  pagesBefore: null,
  pagesAfter: null,
  firstGrowth: null,
  firstDetach: null,
  forced: 0,
  outcome: 'skipped',
  detail: null,
  expected: 'skipped',
  verdict: 'skipped',
  reason,
});
