/**
 * The verbs, in the order in which help lists them.
 *
 * @type {Record<string, import('../../../host-node/src/node/command-line.js').Command>}
 */
import * as audit from './audit.js';
import * as check from './check.js';

export const commands = { check, audit };
