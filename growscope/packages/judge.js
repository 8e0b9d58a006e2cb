/**
 * Whether a driver went as it should, and the row that is kept of it.
 */

/**
 * @import { Package, Expected, Way } from './list.js'
 * @import { Driven, Ran, Under } from './drive.js'
 *
 * @typedef {ReturnType<typeof judge>} Result
 */

const MAY = ['may', 'may-indirectly', 'may-through-host'];

/**
 * @param {Package} entry
 * @param {Way} way
 * @param {Driven} driven
 */
export function judge(
  { name, npm, fails, vacuous: expected },
  { driver, browser },
  { plain, first, run, trace, inEarnest, modules },
) {
  const ill = fails?.find(one => one.driver === driver);
  const under = [first, ...run];
  const findings = first.whole?.findings ?? [];
  const crossings = sum(first, 'crossings');
  const hooked = modulesOf(first.whole).filter((/** @type {any} */ { hooked }) => hooked).length;
  const mayGrow = hooked > 0 && modules.some(({ verdicts }) => MAY.some(verdict => verdicts[verdict]));
  const deaths = sum(first, 'deaths');
  const shared = modules.some(({ shared }) => shared);
  const none = shared ? 'views of shared memory do not die' : 'no view died';
  const vacuous =
    ill || fails || (crossings > 0 && deaths > 0) ? null : mayGrow ? (expected ?? none) : 'its guest cannot grow';
  const wrong = [
    ...plain.filter(({ exitCode }) => exitCode !== 0).map(ran => `it ended with ${how(ran)} by itself`),
    ...(trace.ran.exitCode === 0 ? [] : [`it ended with ${how(trace.ran)} under a trace`]),
    ...(first.whole && modulesOf(first.whole).length === 0 ? ['no module of it was seen'] : []),
    // Whatever else the drivers of an ill package meet is theirs to show.
    ...(ill ? missed(ill.found, findings) : fails ? [] : under.flatMap(accused)),
    ...(vacuous && mayGrow && !expected && !shared
      ? ['no growth was forced: that nothing was found says nothing']
      : []),
    ...(inEarnest?.exitCode === 0 ? ['it does not fail in earnest'] : []),
  ];
  return {
    name,
    driver: browser ? `${driver} in ${browser}` : driver,
    page: browser !== undefined,
    packages: npm,
    ill: ill?.because ?? null,
    vacuous,
    wrong: [...new Set(wrong)],
    seconds: {
      plain: least(plain),
      run: least(run.map(({ ran }) => ran)) ?? first.ran.seconds,
      first: first.ran.seconds,
      trace: trace.ran.seconds,
    },
    modules,
    hooked,
    crossings,
    deaths,
    growths: sum(trace, 'growths'),
    held: first.whole?.held.length ?? 0,
    findings: findings.map(short),
    unlikely: (first.whole?.unlikely ?? []).map(short),
    ...(wrong.length > 0 ? { output: first.ran.output.slice(-800) } : {}),
  };
}

/** @param {Ran} ran */
const how = ({ exitCode, late, seconds }) => (late ? `no end after ${Math.round(seconds)} s` : `exit code ${exitCode}`);

/** @param {any} whole */
const modulesOf = whole => (whole?.processes ?? []).flatMap((/** @type {any} */ { modules }) => modules);

/**
 * @param {Under} under
 * @param {string} key
 * @returns {number}
 */
const sum = ({ whole }, key) =>
  (whole?.processes ?? []).reduce((/** @type {number} */ all, /** @type {any} */ process) => all + process[key], 0);

/** @param {Ran[]} runs */
const least = runs => (runs.length ? Math.min(...runs.map(({ seconds }) => seconds)) : null);

/**
 * @param {Under} under
 * @returns {string[]}
 */
function accused({ ran, whole }) {
  const ended = ran.exitCode === 0 || (whole?.findings.length && whole.exitCode === 0);
  return [
    ...(ended ? [] : [`it ended with ${how(ran)} under growscope`]),
    ...(whole?.findings.length ? [`it was accused of ${whole.findings.map(short).join('; ')}`] : []),
  ];
}

/**
 * @param {Expected} expected
 * @param {any[]} findings
 * @returns {string[]}
 */
function missed(expected, findings) {
  if (findings.length === 0) return ['nothing was found'];
  if (findings.some(finding => fits(expected, finding))) return [];
  return [`what was found is not what was expected: ${findings.map(short).join('; ')}`];
}

/**
 * @param {Expected} expected
 * @param {any} finding
 */
function fits({ use = '', birth = '', death = '', at = '', holder = '' }, finding) {
  const among = (/** @type {any[]} */ stack) => stack.map(frame => `${frame.function} ${frame.file}:${frame.line}`);
  return (
    used(finding).includes(use) &&
    (birth === '' || among(finding.birth.stack).some(line => line.includes(birth))) &&
    finding.death.function.includes(death) &&
    (at === '' || among(finding.death.stack).some(line => line.includes(at))) &&
    (holder === '' || finding.holders.join().includes(holder))
  );
}

/** @param {any} finding */
const used = ({ use, kind }) => (use ? `${use.operation} of ${use.expression ?? '?'}` : kind);

/** @param {any} finding */
function short(finding) {
  const [own] = finding.death.stack.filter((/** @type {any} */ { guest }) => !guest);
  return `${used(finding)}, dead in ${finding.death.function || finding.death.at}${own ? ` (${own.file.split('/').slice(-1)}:${own.line})` : ''}`;
}
