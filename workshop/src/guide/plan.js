/**
 * A class's plan, minute by minute, from the exercises' own minutes.
 */

/**
 * @import { Exercise } from '../exercise.js'
 *
 * @typedef {{ start: number, minutes: number, what: string, exercise: Exercise | null }} Slot
 */

const OPENING = { minutes: 10, what: 'Opening: the demo that fails' };
const CLOSING = { minutes: 5, what: 'Closing: three sentences to take home' };
const BREAK = { minutes: 10, what: 'Break' };

const IN_HAND = 'Time in hand';

/** A class longer than this, in minutes, has a break: in the middle of the core, before it turns to Rust. */
const WITHOUT_BREAK = 120;

/**
 * All of the core, then the capstone and as many of the other stretch exercises as there is time for.
 *
 * @param {Exercise[]} ladder
 * @param {number} minutes
 * @returns {Slot[]}
 * @throws when there is no time for the core
 */
export function plan(ladder, minutes) {
  const core = ladder.filter(({ part }) => part === 'core');
  const stretch = ladder.filter(({ part }) => part !== 'core');
  const rest = minutes > WITHOUT_BREAK ? [BREAK] : [];
  const isRust = core.findIndex(({ needsRust }) => needsRust);
  const turn = isRust < 0 ? core.length : isRust;
  const sum = (/** @type {{ minutes: number }[]} */ slots) => slots.reduce((sum, slot) => sum + slot.minutes, 0);
  const left = minutes - sum([OPENING, CLOSING, ...rest, ...core]);
  if (left < 0) throw new Error(`the core and its frame take ${minutes - left} minutes, and a class has ${minutes}`);
  const chosen = choose(stretch, left);
  const inHand = left - sum(chosen);

  const slots = [
    OPENING,
    ...core.slice(0, turn).map(named),
    ...rest,
    ...core.slice(turn).map(named),
    ...chosen.map(named),
    ...(inHand > 0 ? [{ minutes: inHand, what: IN_HAND }] : []),
    CLOSING,
  ];
  let start = 0;
  return slots.map(slot => {
    start += slot.minutes;
    return { exercise: null, ...slot, start: start - slot.minutes };
  });
}

/**
 * @param {Exercise[]} stretch
 * @param {number} minutes
 */
function choose(stretch, minutes) {
  let left = minutes;
  const fits = (/** @type {Exercise} */ exercise) => {
    if (exercise.minutes > left) return false;
    left -= exercise.minutes;
    return true;
  };
  const isFirst = (/** @type {Exercise} */ { part }) => part === 'capstone';
  const chosen = new Set([...stretch.filter(isFirst), ...stretch.filter(one => !isFirst(one))].filter(fits));
  return stretch.filter(exercise => chosen.has(exercise));
}

/** @param {Exercise} exercise */
const named = exercise => ({ minutes: exercise.minutes, what: `${exercise.number} ${exercise.title}`, exercise });

/** @param {number} minutes */
export const clock = minutes => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
