/**
 * The reports of all threads as one: what is a finding, what is a note.
 */

/**
 * @import { Finding, ProcessReport } from './model.js'
 *
 * @typedef {object} Whole
 * @property {1} version of this form
 * @property {number | null} exitCode of the program
 * @property {string | null} signal that ended it
 * @property {(Finding & { process: number, thread: number })[]} findings
 * @property {(Finding & { process: number, thread: number })[]} held notes on views that are held, and were not seen used
 * @property {(Finding & { process: number, thread: number })[]} unlikely uses of views that can hardly be dead by then
 * @property {string | null} vacuous why nothing was tried, if nothing was: that is no pass
 * @property {string[]} notes
 * @property {ProcessReport[]} processes
 */

/**
 * @param {ProcessReport[]} processes
 * @param {{ strict: boolean, refuse: number | null, force?: boolean, when?: string }} settings
 * @param {{ exitCode?: number | null, signal?: string | null }} [program]
 * @returns {Whole}
 */
export function summarise(processes, { strict, refuse, force = false, when }, { exitCode = null, signal = null } = {}) {
  /** @type {Whole['findings']} */
  const all = processes.flatMap(({ pid, thread, findings }) =>
    findings.map(finding => ({ ...finding, process: pid, thread })),
  );
  const isFinding = (/** @type {Finding} */ { certain, unlikely }) => (certain && !unlikely) || strict;
  const notes = new Set(processes.flatMap(({ notes }) => notes));
  const lost = processes.filter(({ ended }) => !ended).length;
  if (lost > 0)
    notes.add(`${lost} of ${processes.length} threads ended without saying so: what they held is not known`);
  for (const { modules } of processes) {
    for (const { name, hooked, because } of modules) {
      if (!hooked && because && !/nothing in it grows|has no memory|nothing was asked/.test(because)) {
        notes.add(`${name} was left as it is: ${because}`);
      }
    }
  }
  // A buffer may be tried on purpose, to see whether it is dead: what was done with views comes first.
  const findings = all.filter(isFinding).sort((one, other) => rank(one) - rank(other));
  const failed = (exitCode !== null && exitCode !== 0) || signal !== null;
  const refused = processes.reduce((count, process) => count + process.refused, 0);
  if (refuse !== null && failed) findings.push(refusal(processes, refused));
  return {
    version: 1,
    exitCode,
    signal,
    findings,
    held: all.filter(one => !isFinding(one) && !one.unlikely),
    unlikely: all.filter(one => !isFinding(one) && one.unlikely),
    vacuous: force && all.length === 0 ? vacuous(processes, when === 'crossing') : null,
    notes: [...notes],
    processes,
  };
}

/**
 * @param {ProcessReport[]} processes
 * @param {boolean} everywhere growth was to be forced at every crossing
 * @returns {string | null}
 */
function vacuous(processes, everywhere) {
  if (processes.some(({ crossings, deaths }) => crossings + deaths > 0)) return null;
  const modules = processes.flatMap(({ modules }) => modules);
  if (modules.length === 0) return 'no WebAssembly module was loaded';
  const why = modules.some(({ hooked }) => hooked)
    ? 'no view was there yet when a call came back in which memory may have grown'
    : 'no module that was loaded grows memory by itself';
  return everywhere ? why : `${why}; --when crossing forces growth at every call, as others may grow it`;
}

/** @param {Finding} finding */
const rank = ({ view }) => (view.kind === 'ArrayBuffer' ? 1 : 0);

/**
 * A memory that cannot grow, and JavaScript beside it that grows it: that fails as soon as it is tried.
 *
 * @param {ProcessReport[]} processes
 * @param {(file: string) => string | undefined} source
 * @returns {Whole['findings']}
 */
export function hopeless(processes, source) {
  return processes.flatMap(process =>
    process.modules.flatMap(({ name, fixedPages, stack }) => {
      if (fixedPages === undefined || !stack) return [];
      for (const file of new Set(stack.filter(({ guest }) => !guest).map(({ file }) => file))) {
        const text = source(file) ?? '';
        const found = /[.]grow\s*\(/.exec(text);
        if (!found) continue;
        const before = text.slice(0, found.index + 1).split('\n');
        const line = before.length;
        const finding = refusal([process], 1);
        const place = { function: '', file, line, column: (before.at(-1)?.length ?? 0) + 1 };
        const pages = { before: fixedPages, after: fixedPages };
        finding.death = { ...finding.death, at: 'host', module: name, pages, stack: [place] };
        finding.advice = `give the memory a maximum above its ${fixedPages} pages, or do not grow it; and say so where it cannot`;
        return [finding];
      }
      return [];
    }),
  );
}

/**
 * @param {ProcessReport[]} processes
 * @param {number} times
 * @returns {Whole['findings'][number]}
 */
function refusal(processes, times) {
  const [first] = processes.flatMap(({ refusals }) => refusals);
  const { pid, thread } = /** @type {ProcessReport} */ (processes[0] ?? { pid: 0, thread: 0 });
  return {
    kind: 'refused',
    certain: true,
    times: Math.max(times, 1),
    view: { kind: 'none', offset: null, length: null, memory: 0 },
    birth: { stack: [] },
    death: {
      forced: false,
      at: first?.by ?? 'guest',
      function: first?.function ?? '',
      module: '',
      crossing: null,
      asked: null,
      pages: { before: 0, after: 0 },
      stack: first?.stack ?? [],
    },
    holders: [],
    advice: 'decide what the program does when memory cannot grow: check what grow answers, and say so to the caller',
    process: pid,
    thread,
  };
}
