/**
 * What the doctor's parts hand to each other.
 *
 * @typedef {'ok' | 'warning' | 'missing' | 'not tried'} State a warning stops nobody; what is missing stops the exercises
 *   that need it, and the checks that come after it: those are not tried
 *
 * @typedef {object} Finding
 * @property {State} state
 * @property {string} says what was seen, for the attendee
 * @property {string | null} short the same for the line that goes to the instructor; null leaves it out
 * @property {string[]} [next] what to do about it
 *
 * @typedef {object} Check
 * @property {string} id
 * @property {string} label
 * @property {string[]} [after] checks without which this one is not tried
 * @property {() => Promise<Finding>} run
 *
 * @typedef {object} Group checks under one heading
 * @property {'node' | 'rust'} name
 * @property {Check[]} checks
 */
export {};
