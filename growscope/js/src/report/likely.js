/**
 * How likely it is that a view is dead when it is used: what the guest asked its allocator for, from its birth to its use.
 */
import { frames } from '../engine/stack.js';

/**
 * @import { By, GrowscopeBirth, GrowscopeBuffer } from '../births/records.js'
 * @import { Frame } from '../engine/stack.js'
 *
 * @typedef {{ by: By, bytes: number }} Later
 */

/** An allocator that has just given out and taken back much more has room for so many bytes, nearly always. */
export const LITTLE = 256;

/**
 * The crossing, after the one in which a view died, at which memory could sooner have grown, or did.
 *
 * @param {GrowscopeBuffer} buffer that of the view, which is used now
 * @returns {Later | undefined}
 */
export function later({ death, memory }) {
  const request = death && memory.requests.largestSince(death.moment);
  if (!request || request.bytes <= (askedOf(death.by) ?? 0)) return undefined;
  return { by: request.by(), bytes: request.bytes };
}

/** @param {By} by */
export const askedOf = by => (by.kind === 'boundary' ? by.asked : null);

/**
 * Whether a view was given out by a call that asked for next to nothing afterwards, and was used before another call asked for
 * anything. Its user can do nothing about it: it is dead, if it is, when the call comes back.
 *
 * @param {GrowscopeBirth | undefined} birth
 * @param {GrowscopeBuffer} buffer
 */
export function isUnlikely(birth, buffer) {
  const { death, memory } = buffer;
  const asked = death ? askedOf(death.by) : null;
  if (!birth || !death?.forced || asked === null || !memory.requests.isKnownSince(death.moment)) return false;
  if (later(buffer)?.bytes === Infinity || isAskedByAnother(buffer)) return false;
  return asked + memory.requests.sum - death.requested <= LITTLE && isOfSameCall(birth, death);
}

/**
 * Whether anything was asked for since the call in which a view died: its user kept it across a call.
 *
 * @param {GrowscopeBuffer} buffer
 */
const isAskedByAnother = ({ death, memory }) =>
  death?.by.kind === 'boundary' && memory.requests.latestCall > death.by.call;

/**
 * Whether a view was made by JavaScript that the guest called, in the very call of the guest in which it died.
 *
 * @param {GrowscopeBirth} birth
 * @param {import('../births/records.js').GrowscopeDeath} death
 */
function isOfSameCall(birth, { by, stack }) {
  if (by.kind !== 'boundary' || by.returns !== birth.returns) return false;
  const born = frames(birth.stack);
  if (!born.some(({ guest }) => guest)) return false;
  const died = frames(stack);
  const [one, other] = [callers(born), by.boundary < 3 ? died.filter(({ guest }) => !guest) : callers(died)];
  const length = Math.min(one.length, other.length);
  return length > 0 && one.slice(0, length).every((frame, at) => isSame(frame, other[at]));
}

/** @param {Frame[]} stack the JavaScript that called the guest, or is called by it, without what it called itself */
const callers = stack => stack.slice(stack.findIndex(({ guest }) => guest)).filter(({ guest }) => !guest);

/**
 * @param {Frame} one
 * @param {Frame | undefined} other
 */
const isSame = ({ file, line, column }, other) =>
  file === other?.file && line === other.line && column === other.column;
