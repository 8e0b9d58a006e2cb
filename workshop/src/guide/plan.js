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

/** A class longer than this, in minutes, has a break: in the middle of the core, before it turns to Rust. */
const WITHOUT_BREAK = 120;

/**
 * All of the core, then the capstone and as many of the other stretch exercises as there is time for.
 *
 * @param {Exercise[]} ladder
 * @param {number} minutes
 * @returns {Slot[]}
 * @throws when the slots do not add up to the minutes
 */
export function plan(ladder, minutes) {
  const core = ladder.filter(({ part }) => part === 'core');
  const stretch = ladder.filter(({ part }) => part === 'stretch');
  const rest = minutes > WITHOUT_BREAK ? [BREAK] : [];
  const turn = core.findIndex(({ needsRust }) => needsRust);
  const frame = [OPENING, CLOSING, ...rest, ...core].reduce((sum, slot) => sum + slot.minutes, 0);
  const chosen = choose(stretch, minutes - frame);

  const slots = [
    OPENING,
    ...core.slice(0, turn).map(named),
    ...rest,
    ...core.slice(turn).map(named),
    ...chosen.map(named),
    CLOSING,
  ];
  const total = slots.reduce((sum, slot) => sum + slot.minutes, 0);
  if (total !== minutes) throw new Error(`a plan of ${minutes} minutes has slots of ${total}`);
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
  const capstone = stretch.at(-1);
  let left = minutes;
  const fits = (/** @type {Exercise} */ exercise) => {
    if (exercise.minutes > left) return false;
    left -= exercise.minutes;
    return true;
  };
  const chosen = new Set([...(capstone ? [capstone] : []), ...stretch.slice(0, -1)].filter(fits));
  return stretch.filter(exercise => chosen.has(exercise));
}

/** @param {Exercise} exercise */
const named = exercise => ({ minutes: exercise.minutes, what: `${exercise.number} ${exercise.title}`, exercise });

/** @param {number} minutes */
export const clock = minutes => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
