/**
 * How patient a check is: a learner waits five seconds for a loop to be ended; whoever audits waits for nobody, on a machine
 * that may do much else.
 */

/** What host-check reads, too. */
export const PATIENCE = 'WORKSHOP_PATIENCE';

/** By how much every limit of this process is multiplied. */
export const patience = Number(globalThis.process?.env[PATIENCE] ?? 1);
