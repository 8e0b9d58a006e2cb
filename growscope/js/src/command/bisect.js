/**
 * `growscope bisect`: the one crossing at which growth is enough.
 */
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { escapeAll, escapeLines } from '../../../../cli/escape.js';
import { ownFrame } from '../report/own-frame.js';
import { sourceLine } from '../report/sources.js';
import { PLACES, stackLines, viewText, where } from '../report/text.js';
import { UsageError } from './flags.js';
import { hookedRun, near } from './run.js';

/**
 * @import { Frame } from '../engine/stack.js'
 * @import { Settings } from '../settings.js'
 * @import { ProcessReport } from '../report/model.js'
 *
 * @typedef {{ exitCode: number | null, signal: string | null, output: string, crossings: number, chosen: Chosen[],
 *   vacuous: string | null }} Outcome
 * @typedef {ProcessReport['chosen'][number] & { program: string, pid: number, thread: number }} Chosen
 * @typedef {{ broken: boolean, runs: number, crossing: number | null, alone: boolean, crossings: number, chosen: Chosen[],
 *   difference: string }} Verdict
 */

/** Views that are shown. */
const MOST = 5;
/** Flags of `bisect` alone. */
const EXIT_CODES = new Set(['--exit-code-only', '--json']);

/** The last crossing that can be asked for: no program gets there. */
const NEVER = 2 ** 31;

/** Somebody has had enough. */
class Interrupted extends Error {}

/**
 * @param {Parameters<typeof search>[0]} options
 * @param {{ colour: boolean }} terminal
 * @returns {Promise<number>}
 */
export async function bisect(options, terminal) {
  let interrupted = false;
  process.on('SIGINT', () => void (interrupted = true));
  try {
    return await search(options, terminal, () => interrupted);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    progress('interrupted');
    return 128 + constants.signals.SIGINT;
  }
}

/**
 * @param {{ command: string[], given: string[], settings: Partial<Settings>, hook: string, json: boolean, out: string | null }} options
 * @param {{ colour: boolean }} terminal
 * @param {() => boolean} isInterrupted
 * @returns {Promise<number>}
 */
async function search({ command, given, settings, hook, json, out }, { colour }, isInterrupted) {
  const { exitCodeOnly } = /** @type {{ exitCodeOnly?: boolean }} */ (settings);
  let runs = 0;
  /** @type {(which: Partial<Settings>) => Promise<Outcome>} */
  const attempt = async which => {
    runs += 1;
    const its = { ...settings, force: true, holders: false, ...which };
    const { whole, output } = await hookedRun({ command, settings: its, hook, output: 'capture' });
    if (isInterrupted()) throw new Interrupted();
    return {
      exitCode: whole.exitCode,
      signal: whole.signal,
      output,
      vacuous: whole.vacuous,
      crossings: Math.max(0, ...whole.processes.map(({ crossings }) => crossings)),
      chosen: whole.processes.flatMap(({ chosen, program, pid, thread }) =>
        chosen.map(one => ({ ...one, program, pid, thread })),
      ),
    };
  };

  progress('without growth');
  const good = await attempt({ only: NEVER });
  progress('without growth, again');
  const again = await attempt({ only: NEVER });
  const sameText = good.output === again.output && !exitCodeOnly;
  if (good.exitCode !== again.exitCode || good.signal !== again.signal) {
    throw new UsageError(
      'the program ends otherwise each time, also without growth',
      'bisect something that does the same each time',
    );
  }
  if (!sameText && !exitCodeOnly) progress('its output differs by itself: exit codes alone are compared');
  const isBroken = (/** @type {Outcome} */ one) =>
    one.exitCode !== good.exitCode || one.signal !== good.signal || (sameText && one.output !== good.output);

  progress('growth at every crossing');
  const bad = await attempt({});
  if (!isBroken(bad)) sound(bad);
  /** @type {Verdict} */
  let verdict = {
    broken: isBroken(bad),
    runs,
    crossing: null,
    alone: false,
    crossings: bad.crossings,
    chosen: [],
    difference: '',
  };
  if (verdict.broken) {
    let low = 0;
    let high = Math.max(bad.crossings, good.crossings);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const broken = isBroken(await attempt({ upTo: middle }));
      if (broken) high = middle;
      else low = middle;
      progress(
        `growth up to crossing ${middle}: ${broken ? 'broken' : 'sound'}; ${Math.ceil(Math.log2(Math.max(1, high - low)))} runs to go`,
      );
    }
    const alone = await attempt({ only: high });
    const breaksAlone = isBroken(alone);
    const last = breaksAlone ? alone : await attempt({ upTo: high });
    verdict = {
      ...verdict,
      runs,
      crossing: high,
      alone: breaksAlone,
      chosen: last.chosen,
      difference: difference(good, last),
    };
  }
  const text = json
    ? `${JSON.stringify({ version: 1, ...verdict }, null, 2)}\n`
    : asText(escapeAll(verdict), given, colour);
  if (out) writeFileSync(out, text);
  else process.stdout.write(text);
  return verdict.broken ? 1 : 0;
}

/** @param {string} text */
function progress(text) {
  process.stderr.write(`growscope bisect: ${text}\n`);
}

/**
 * What growth does not break says something only if it works, and if growth was forced.
 *
 * @param {Outcome} outcome with growth at every crossing
 */
function sound({ vacuous, exitCode, signal }) {
  if (signal || exitCode) {
    throw new UsageError(
      `the program ends with ${signal ?? `exit code ${exitCode}`} also without growth, and growth changes nothing of it`,
      'bisect a program that works until memory grows',
    );
  }
  if (vacuous)
    throw new UsageError(`nothing was tried: ${vacuous}`, 'growscope report FILE says what may grow a memory');
}

/**
 * @param {Outcome} good
 * @param {Outcome} bad
 */
function difference(good, bad) {
  if (bad.signal !== good.signal || bad.exitCode !== good.exitCode) {
    return `it ended with ${bad.signal ?? `exit code ${bad.exitCode}`} instead of ${good.signal ?? `exit code ${good.exitCode}`}`;
  }
  const expected = good.output.split('\n');
  const got = bad.output.split('\n');
  const at = got.findIndex((line, number) => line !== expected[number]);
  const number = at < 0 ? got.length : at;
  return `line ${number + 1} of its output is ${JSON.stringify(got[number] ?? '')} instead of ${JSON.stringify(expected[number] ?? '')}`;
}

/**
 * @param {Verdict} verdict
 * @param {string[]} given the flags
 * @param {boolean} colour
 */
function asText({ broken, runs, crossing, alone, crossings, chosen, difference }, given, colour) {
  const bold = (/** @type {string} */ text) => (colour ? `\x1b[1m${text}\x1b[0m` : text);
  if (!broken) return `growscope bisect: growth at every one of ${crossings} crossings does not break it\n`;
  const [first] = chosen;
  const place = first
    ? `${PLACES[first.at]} \`${first.function}\``
    : 'at a place that the program did not come to report';
  const lines = [
    bold(
      `growth ${place} (crossing ${crossing} of ${crossings})${alone ? ', alone, is enough' : ': with those before it, and not without it'}`,
    ),
  ];
  lines.push(...stackLines(first?.stack ?? [], { colour, relative: near, line: shownLine }));
  lines.push(`then ${difference}`);
  const died = new Set(first?.views.map(viewLine));
  if (died.size > 0) lines.push('views that died there, the newest first; some may have been done with:');
  lines.push(...[...died].slice(0, MOST));
  if (died.size > MOST) lines.push(`  … and ${died.size - MOST} more`);
  const flags = [...given.filter(flag => !EXIT_CODES.has(flag)), `--only ${crossing}`, '--strict'].join(' ');
  lines.push(`growscope run ${flags} -- … shows what is done with them, unless it is by index; ${runs} runs`);
  return `${lines.join('\n')}\n`;
}

/** A line of somebody's source, as it may be shown. */
const shownLine = (/** @type {string} */ file, /** @type {number} */ line) => escapeLines(sourceLine(file, line) ?? '');

/**
 * @param {Chosen['views'][number]} died
 * @returns {string} it, its place, and the line that stands there
 */
function viewLine({ view, birth: { stack } }) {
  const frame = ownFrame(stack);
  const source = frame && shownLine(frame.file, frame.line).trim();
  return `  ${viewText(view)}, born at ${where(stack, { colour: false, relative: near })}${source ? `\n     ${source}` : ''}`;
}
