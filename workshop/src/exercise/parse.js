/**
 * An exercise's pages as data: engine-neutral, from text alone.
 */

/** The headings of hints.md, from the gentlest on. */
export const HINTS = ['A question', 'The place', 'The technique'];

/** The headings of why.md. */
export const WHY = { works: 'Why this works', found: 'How it was found' };

/**
 * What page.md says.
 *
 * @typedef {object} Page
 * @property {string} title
 * @property {number} minutes
 * @property {'core' | 'stretch' | 'capstone'} part a capstone is the stretch exercise that a class comes to before any other
 * @property {{ name: string, address: string }} report the public bug report that it is drawn from
 * @property {{ reason: string, symptom: string }} starter why the untouched starter must be rejected
 * @property {string} page the text that a learner reads first
 * @property {string} story what is told when it passes: the report
 */

/**
 * @param {string} text of page.md
 * @param {string} id of the exercise, for errors
 * @returns {Page}
 */
export function parsePage(text, id) {
  const match = unix(text).match(/^# (.+)\n\n((?:- .+\n)+)\n([^]*?)^## The report\n([^]*)$/m);
  if (!match)
    throw new Error(`${id}: page.md must begin with a title and a list of facts, and end with "## The report"`);
  const [, title = '', list = '', page = '', story = ''] = match;
  const facts = new Map(
    [...list.matchAll(/^- ([a-z]+): (.+)$/gm)].map(([, key, value]) => [String(key), String(value)]),
  );
  const fact = (/** @type {string} */ key, /** @type {RegExp} */ pattern) => {
    const match = facts.get(key)?.match(pattern);
    if (!match) throw new Error(`${id}: page.md has no line "- ${key}: …" of the form ${pattern}`);
    return match.slice(1).map(String);
  };
  const [minutes = ''] = fact('minutes', /^(\d+)$/);
  const [part = ''] = fact('part', /^(core|stretch|capstone)$/);
  const [name = '', address = ''] = fact('report', /^\[(.+)\]\((https:\/\/\S+)\)$/);
  const [reason = '', symptom = ''] = fact('starter', /^([a-z-]+), (.+)$/);
  return {
    title,
    minutes: Number(minutes),
    part: /** @type {Page['part']} */ (part),
    report: { name, address },
    starter: { reason, symptom },
    page: page.trim(),
    story: story.trim(),
  };
}

/**
 * @param {string} text of hints.md
 * @param {string} id
 * @returns {string[]} one for each of HINTS
 */
export const parseHints = (text, id) => HINTS.map(heading => section(text, heading, `${id}: hints.md`));

/**
 * @param {string} text of why.md
 * @param {string} id
 * @returns {{ why: string, found: string }}
 */
export const parseWhy = (text, id) => ({
  why: section(text, WHY.works, `${id}: why.md`),
  found: section(text, WHY.found, `${id}: why.md`),
});

/**
 * @param {string} text
 * @param {string} heading
 * @param {string} file
 */
function section(text, heading, file) {
  const [, body] = `${unix(text)}\n## `.match(new RegExp(`^## ${heading}\n([^]*?)(?=^## )`, 'm')) ?? [];
  if (!body?.trim()) throw new Error(`${file} has no section "## ${heading}"`);
  return body.trim();
}

/** @param {string} text */
const unix = text => text.replaceAll('\r\n', '\n');
