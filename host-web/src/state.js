/**
 * What the page shows, as its address: `#lab?guest=lib_bump&strategy=length-check&step=5`. Defaults are left out.
 *
 * @typedef {object} State
 * @property {'lab' | 'matrix' | 'growth' | 'engines' | 'claims' | 'workshop' | 'code' | 'module'} view
 * @property {string | null} code a strategy of the visitor's own, packed
 * @property {string | null} claim of the register: its name
 * @property {string | null} exercise of the workshop: its number, or its folder's name
 * @property {string} guest
 * @property {string | null} own the name of a file of the visitor's, which no address can carry
 * @property {string} strategy
 * @property {string | null} beside a second strategy, on the same timeline
 * @property {number | 'every' | null} after which crossings growth is forced; null: the guest grows when it will
 * @property {number} by how many pages
 * @property {boolean} reset whether the guest is reset after each greeting
 * @property {string | null} salutation null is the first of the lab's own texts
 * @property {string | null} name
 * @property {number} greeting from 1
 * @property {number} step from 1
 */

/** @type {readonly State['view'][]} */
export const views = ['lab', 'code', 'module', 'matrix', 'growth', 'engines', 'claims', 'workshop'];

/** @type {State} */
export const defaults = {
  view: 'lab',
  claim: null,
  exercise: null,
  code: null,
  guest: 'lib_growth',
  own: null,
  strategy: 'stale',
  beside: null,
  after: null,
  by: 0,
  reset: false,
  salutation: null,
  name: null,
  greeting: 1,
  step: 1,
};

/** As many as a page can make before anyone loses patience. */
export const MOST_GREETINGS = 100_000;
const MOST_CROSSINGS = 1_000_000;
const MOST_PAGES = 100;

/**
 * @param {string} hash as `location.hash` has it
 * @returns {State} whatever cannot be read is its default
 */
export function parse(hash) {
  const [name = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const given = new URLSearchParams(query);
  const view = views.find(view => view === name) ?? defaults.view;
  const after = given.get('after');
  return {
    view,
    claim: view === 'claims' ? given.get('claim') : null,
    exercise: view === 'workshop' ? given.get('exercise') : null,
    code: given.get('code') || null,
    guest: given.get('guest') || defaults.guest,
    own: given.get('own') || null,
    strategy: given.get('strategy') || defaults.strategy,
    beside: given.get('beside') || null,
    after: after === 'every' ? after : isCount(after) ? count(after, MOST_CROSSINGS) : null,
    by: isCount(given.get('by')) ? count(given.get('by'), MOST_PAGES) : 0,
    reset: given.get('reset') === 'true',
    salutation: given.get('salutation'),
    name: given.get('name'),
    greeting: count(given.get('greeting'), MOST_GREETINGS),
    step: count(given.get('step'), 99),
  };
}

/**
 * @param {State} state
 * @returns {string}
 */
export function format(state) {
  const { view, claim, exercise, ...rest } = state;
  if (view === 'claims' && claim) return `#${view}?claim=${encodeURIComponent(claim)}`;
  if (view === 'workshop' && exercise) return `#${view}?exercise=${encodeURIComponent(exercise)}`;
  if (view !== 'lab' && view !== 'code') return `#${view}`;
  const told = Object.entries(rest).filter(
    ([key, value]) => value !== null && value !== defaults[/** @type {keyof State} */ (key)],
  );
  const query = new URLSearchParams(told.map(([key, value]) => [key, String(value)])).toString();
  return query ? `#${view}?${query}` : `#${view}`;
}

/** @param {string | null} text @returns {text is string} */
const isCount = text => /^[1-9]\d*$/.test(text ?? '');

/**
 * @param {string | null} text
 * @param {number} most
 */
const count = (text, most) => (isCount(text) ? Math.min(Number(text), most) : 1);
