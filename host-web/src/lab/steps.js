/**
 * The steps of a greeting, by the names that people read.
 */

/**
 * @import { HostTrace } from '../code/trace-host.js'
 * @import { Step, StepName, Trace } from '../../../host-js/trace/trace.js'
 *
 * @typedef {Omit<Step, 'step' | 'end'> & { step: string }} AnyStep of the lab's own greeting, or of a host of the visitor's
 * @typedef {Omit<Trace, 'steps'> & { steps: AnyStep[] }} AnyTrace
 */

/** @type {Record<StepName, string>} */
const stepTitles = {
  instantiate: 'instantiate',
  view: 'take a view',
  pointers: 'get pointers',
  'write-salutation': 'write salutation',
  'write-name': 'write name',
  'set-name': 'set_name',
  read: 'read',
};

/**
 * Of all steps, those that were not reached included; a whole host's are what it did.
 *
 * @param {Trace | HostTrace | null} trace null while there is none
 */
export const titlesOf = trace =>
  trace && 'isHost' in trace ? trace.steps.map(({ title }) => title) : Object.values(stepTitles);
