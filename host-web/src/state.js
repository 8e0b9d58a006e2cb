/**
 * What the page shows, as an address: `#lab?guest=lib_bump&strategy=length-check&step=5`. Defaults are left out.
 *
 * @typedef {object} State
 * @property {'lab' | 'matrix' | 'growth' | 'engines'} view
 * @property {string} guest
 * @property {string} strategy
 * @property {string | null} salutation null is the first of the lab's own texts
 * @property {string | null} name
 * @property {number} greeting from 1
 * @property {number} step from 1
 */

/** @type {readonly State['view'][]} */
export const views = ['lab', 'matrix', 'growth', 'engines'];

/** @type {State} */
export const defaults = {
  view: 'lab',
  guest: 'lib_growth',
  strategy: 'stale',
  salutation: null,
  name: null,
  greeting: 1,
  step: 1,
};

/** As many as a page can make before anyone loses patience. */
export const MOST_GREETINGS = 100_000;

/**
 * @param {string} hash as `location.hash` has it
 * @returns {State} whatever cannot be read is its default
 */
export function parse(hash) {
  const [name = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const given = new URLSearchParams(query);
  const view = views.find(view => view === name) ?? defaults.view;
  return {
    view,
    guest: given.get('guest') || defaults.guest,
    strategy: given.get('strategy') || defaults.strategy,
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
  const { view, ...rest } = state;
  if (view !== 'lab') return `#${view}`;
  const told = Object.entries(rest).filter(
    ([key, value]) => value !== null && value !== defaults[/** @type {keyof State} */ (key)],
  );
  const query = new URLSearchParams(told.map(([key, value]) => [key, String(value)])).toString();
  return query ? `#${view}?${query}` : `#${view}`;
}

/**
 * @param {string | null} text
 * @param {number} most
 */
const count = (text, most) => (/^[1-9]\d*$/.test(text ?? '') ? Math.min(Number(text), most) : 1);
