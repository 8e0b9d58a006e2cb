/**
 * A visitor's whole host function under every schedule.
 */
import { greetAll } from './greet-all.js';

/**
 * @import { Index } from '../../../host-js/types.js'
 * @import { Host } from './load-own.js'
 * @import { Seen, Subject } from './seen.js'
 */

/**
 * @param {Host} host
 * @param {Subject} subject
 * @param {Index} index
 * @returns {Promise<Seen[]>}
 */
export async function runHost(host, subject, { protocol, texts, schedules }) {
  const seen = [];
  // Whether to reset is the host's own affair.
  for (const schedule of schedules.filter(({ reset }) => !reset)) {
    seen.push(await greetAll(host, subject, schedule, texts, protocol.pageBytes));
  }
  return seen;
}
