/**
 * Makes an engine ready to observe: one shape for all of them.
 */
import { openBrowser } from './drive/browser.js';
import { openShell } from './drive/shell.js';

/**
 * @import { Answer } from './answer.js'
 * @import { Engine } from './list.js'
 *
 * @typedef {object} Open an engine that is ready
 * @property {string} via where it comes from
 * @property {(probe: string, input: unknown, seconds: number) => Promise<Answer>} observe runs a probe, a module of this
 *   repository, in a process or a page of its own. Rejects with {@link import('./lost.js').Lost} when the engine does
 *   not finish it, and is ready for the next one all the same
 * @property {() => Promise<void>} close
 */

/**
 * @param {Engine} engine
 * @param {boolean} mayFetch
 * @returns {Promise<Open>}
 * @throws {import('./unavailable.js').Unavailable}
 */
export const open = async (engine, mayFetch) => (engine.browser ? openBrowser(engine) : openShell(engine, mayFetch));
