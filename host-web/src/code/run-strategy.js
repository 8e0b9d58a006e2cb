/**
 * A visitor's strategy under every schedule, through the real greeter.
 */
import { instantiate } from '../../../host-js/greeter/guest.js';
import { encode } from '../../../host-js/greeter/texts.js';
import { run } from '../../../host-js/matrix/run.js';
import { lineOf } from './load-own.js';
import { OWN } from './own-code.js';

/**
 * @import { Index } from '../../../host-js/types.js'
 * @import { View } from './load-own.js'
 * @import { Seen, Subject } from './seen.js'
 */

/**
 * @param {View} view
 * @param {Subject} subject
 * @param {Index} index
 * @returns {Seen[]}
 */
export function runStrategy(view, { name, module, memoryType, hasReset }, { protocol, texts, schedules }) {
  // What it notices is not known: only what comes of it counts here.
  const strategy = { name: OWN, holds: '', hole: '', view, notices: () => true };
  const encoded = texts.map(texts => encode(texts, protocol));
  return schedules
    .filter(({ reset }) => !reset || hasReset)
    .map(schedule => {
      let calls = 0;
      try {
        const exports = instantiate(module, name, memoryType);
        const onCall = (/** @type {string} */ export_) => void (calls += export_ === 'set_name' ? 1 : 0);
        const { outcome, detail } = run({ guest: name, exports, strategy, schedule, protocol, texts: encoded, onCall });
        return { schedule, outcome, detail, line: null, calls, greeting: Math.max(calls, 1), events: [] };
      } catch (error) {
        return {
          schedule,
          outcome: 'threw',
          detail: String(error),
          line: lineOf(error),
          calls,
          greeting: Math.max(calls, 1),
          events: [],
        };
      }
    });
}
