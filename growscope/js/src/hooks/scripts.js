/**
 * Which of the scripts that stacks name is which module.
 */
import { callingScript } from '../engine/stack.js';

/** @import { Hooked, Original } from './hooked.js' */

/** @type {Map<string, Original>} */
const originals = new Map();

/**
 * @param {Hooked} hooked
 * @returns {() => void} to be called from a hook of an instance: what then calls JavaScript is that module. The first time
 *   counts
 */
export function met({ original }) {
  let known = original === undefined;
  return () => {
    if (known || !original) return;
    known = true;
    const script = callingScript();
    if (script) originals.set(script, original);
  };
}

/** @param {string} script the module that it was before it was rewritten, where that has source lines */
export const originalOf = script => originals.get(script);
