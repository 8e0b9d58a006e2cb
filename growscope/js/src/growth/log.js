/**
 * What happened to memory that is no view's death: growths, growths that were refused, crossings that were chosen.
 */
import { capture } from '../engine/stack.js';
import { settings } from '../settings.js';

/**
 * @import { By, GrowscopeBirth } from '../births/records.js'
 * @import { GrowscopeStack } from '../engine/stack.js'
 *
 * @typedef {{ by: By, before: number, delta: number | null, at: number, stack: GrowscopeStack | undefined }} Growth
 */

const MOST = 10_000;
/** @type {Growth[]} */
export const growths = [];
/** @type {{ by: By, stack: GrowscopeStack | undefined }[]} */
export const refusals = [];
/** @type {{ by: By, stack: GrowscopeStack | undefined, births: GrowscopeBirth[] }[]} */
export const chosenCrossings = [];
export const counts = { growths: 0, asked: 0, refused: 0 };

/**
 * @param {By} by
 * @param {number} before pages
 * @param {number | null} delta pages
 */
export function grewReally(by, before, delta) {
  counts.growths += 1;
  if (settings.trace && growths.length < MOST) {
    growths.push({ by, before, delta, at: performance.now(), stack: capture(40, true) });
  }
}

/**
 * Whether this growth is to fail.
 *
 * @param {By} by
 */
export function refused(by) {
  counts.asked += 1;
  if (settings.refuse === null || counts.asked < settings.refuse) return false;
  counts.refused += 1;
  if (refusals.length < 100) refusals.push({ by, stack: capture(20, true) });
  return true;
}

/**
 * @param {By} by
 * @param {GrowscopeBirth[]} births of the views that die there
 */
export function chosen(by, births) {
  chosenCrossings.push({ by, stack: capture(20, true), births });
}
