/**
 * The results as a table, and in one sentence.
 */

/**
 * @import { Result } from './judge.js'
 * @typedef {{ node: string, machine: string, results: Result[] }} Written
 */

const WORDS = {
  may: 'may',
  'may-indirectly': 'indirectly',
  'may-through-host': 'through the host',
  'only-when-trapping': 'trapping',
  never: 'never',
};

/**
 * @param {Written} written
 * @returns {string[][]} the first row is the heading
 */
export function rows({ results }) {
  return [
    ['package', 'made with', 'KB', 'grows by', 'exports', 'found', 'plain, s', 'run, s', 'first run, s', 'trace, s'],
    ...results.map(({ name, driver, packages, modules, findings, unlikely = [], ill, vacuous, seconds, wrong }) => [
      `${Object.entries(packages)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}${driver === 'drive.mjs' ? '' : `, ${name}/${driver}`}`,
      made(modules),
      sizes(modules),
      unique(modules.map(({ grows }) => grows)),
      verdicts(modules),
      `${wrong.length ? `**${wrong[0]}**` : ill ? `${ill}: ${findings[0]}` : (findings[0] ?? hardly(unlikely) ?? (vacuous ? `nothing: ${vacuous}` : 'nothing'))}`.replaceAll(
        '|',
        '\\|',
      ),
      ...[seconds.plain, seconds.run, seconds.first, seconds.trace].map(value => (value ?? 0).toFixed(2)),
    ]),
  ];
}

/** @param {string[]} unlikely */
const hardly = ([first]) => (first === undefined ? undefined : `hardly ever: ${first}`);

/**
 * Glue that makes modules as it goes makes hundreds of tiny ones.
 *
 * @param {Result['modules']} modules
 */
function sizes(modules) {
  const tiny = modules.filter(({ bytes }) => bytes < 1000).length;
  const others = modules.filter(({ bytes }) => bytes >= 1000).map(({ bytes }) => String(Math.round(bytes / 1000)));
  return [...others, ...(tiny ? [`${tiny} of less than 1`] : [])].join(', ');
}

/** @param {string[]} texts */
const unique = texts =>
  [...new Set(texts)].filter(text => text !== 'it has no memory').join('; ') || 'it has no memory';

/** @param {Result['modules']} modules */
function made(modules) {
  const said = [...new Set(modules.flatMap(({ toolchain }) => toolchain || []))];
  return said.join('; ') || 'not said';
}

/** @param {Result['modules']} modules */
function verdicts(modules) {
  return Object.entries(WORDS)
    .map(([key, word]) => [modules.reduce((all, { verdicts }) => all + (verdicts[key] ?? 0), 0), word])
    .filter(([count]) => count)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

/** A browser costs more than what its page does. */
const isTimed = (/** @type {Result} */ { seconds, page }) => Boolean(seconds.plain) && !page;

/**
 * @param {Result[]} results
 * @param {'run' | 'first' | 'trace'} which
 * @returns {{ median: string, worst: string }} processor seconds of whole programs, as multiples of plain
 */
function ratios(results, which) {
  const sorted = results
    .filter(isTimed)
    .map(({ seconds }) => Number(seconds[which]) / Number(seconds.plain))
    .sort((one, other) => one - other);
  const at = (/** @type {number} */ index) => (sorted[index] ?? 0).toFixed(1);
  return { median: at(Math.floor(sorted.length / 2)), worst: at(sorted.length - 1) };
}

/**
 * @param {Written} written
 * @returns {string} for whoever asks what it costs
 */
export function cost({ results }) {
  const [run, first] = [ratios(results, 'run'), ratios(results, 'first')];
  const packages = new Set(results.filter(isTimed).map(({ name }) => name)).size;
  return [
    `The whole command took ${run.median} times the plain program's processor seconds in the median of ${packages} packages, and`,
    `${run.worst} times at worst; where each module had to be rewritten first, ${first.median} and ${first.worst} times.`,
  ].join(' ');
}

/**
 * @param {Written} written
 * @returns {string}
 */
export function summary({ results }) {
  const multiples = (/** @type {'run' | 'first' | 'trace'} */ which) => {
    const { median, worst } = ratios(results, which);
    return `median ${median}, worst ${worst}`;
  };
  const vacuous = results.filter(({ vacuous, wrong }) => vacuous && wrong.length === 0);
  const clean = results.filter(
    result => !result.ill && !vacuous.includes(result) && (result.findings.length === 0 || result.wrong.length > 0),
  );
  const ill = results.filter(({ ill }) => ill);
  const accused = results.length - clean.length - ill.length - vacuous.length;
  const right = (/** @type {Result[]} */ of) => of.filter(({ wrong }) => wrong.length === 0).length;
  return [
    `${new Set(results.map(({ name }) => name)).size} packages, ${results.length} drivers.`,
    `${right(clean)} of ${clean.length} clean ones are clean, ${right(ill)} of ${ill.length} ill ones are found;`,
    ...(accused > 0 ? [`${accused} more, of ill packages, ${accused === 1 ? 'is' : 'are'} accused as well.`] : []),
    `${vacuous.length} are vacuous: in them no view can die, or none did, and the table says why.`,
    `Processor seconds of whole programs under growscope, as multiples of plain: ${multiples('run')}; the first time, with no module rewritten`,
    `before, ${multiples('first')}; under a trace, ${multiples('trace')}.`,
  ].join(' ');
}
