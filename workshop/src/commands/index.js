/**
 * The verbs, in the order in which help lists them.
 */
import * as audit from './audit.js';
import * as check from './check.js';
import * as doctor from './doctor.js';
import * as hint from './hint.js';
import * as jump from './jump.js';
import * as list from './list.js';
import * as next from './next.js';
import * as reset from './reset.js';
import * as show from './show.js';
import * as solution from './solution.js';
import * as watch from './watch.js';

/** @type {Record<string, import('../../../cli/verbs.js').Command>} */
export const commands = { watch, show, check, hint, next, list, jump, reset, solution, doctor, audit };
