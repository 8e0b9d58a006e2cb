/**
 * A report for people.
 */
import { escapeAll, escapeLines } from '../../../../cli/escape.js';
import { count } from './count.js';
import { ownFrame } from './own-frame.js';
import { verdictLines } from './verdict.js';

/**
 * @import { Frame } from '../engine/stack.js'
 * @import { Death, Finding, Growth } from './model.js'
 * @import { Whole } from './summary.js'
 *
 * @typedef {{ colour: boolean, trace?: boolean, line?: (file: string, line: number) => string | undefined, relative?: (file: string) => string }} Options
 */

const MOST = 20;

/**
 * @param {Whole} whole
 * @param {Options} options
 * @returns {string}
 */
export function asText(whole, { line, ...options }) {
  // What a program and its guests call things is text of others.
  const shown = line && ((/** @type {string} */ file, /** @type {number} */ at) => escapeLines(line(file, at) ?? ''));
  return textOf(escapeAll(whole), shown ? { ...options, line: shown } : options);
}

/**
 * @param {Whole} whole
 * @param {Options} options
 */
function textOf(whole, options) {
  const { findings, held, unlikely, notes, processes } = whole;
  const paint = painter(options.colour);
  const lines = [];
  findings.slice(0, MOST).forEach((finding, at) => lines.push(...describe(finding, at + 1, options, paint), ''));
  if (findings.length > MOST) lines.push(`… and ${findings.length - MOST} more; --json has them all`, '');
  if (held.length > 0) {
    lines.push(
      paint.bold(
        `Dead and still there (${held.length}); no use was seen for certain, and --strict makes each a finding:`,
      ),
    );
    for (const finding of held.slice(0, MOST)) lines.push(...heldLines(finding, options), '');
  }
  if (unlikely.length > 0) {
    lines.push(
      paint.bold(
        `Hardly ever dead when used (${unlikely.length}): given out by a call that then asked its allocator for next to nothing; --strict makes each a finding:`,
      ),
    );
    unlikely.slice(0, MOST).forEach((finding, at) => lines.push(...describe(finding, at + 1, options, paint), ''));
  }
  if (options.trace)
    lines.push(
      ...traceLines(
        processes.flatMap(({ trace }) => trace),
        options,
      ),
    );
  for (const note of notes) lines.push(`note: ${note}`);
  lines.push(...verdictLines(whole, paint));
  return `${lines.join('\n')}\n`;
}

/**
 * @param {Finding} finding
 * @param {number} number
 * @param {Options} options
 * @param {ReturnType<typeof painter>} paint
 * @returns {string[]}
 */
function describe(finding, number, options, paint) {
  const { kind, use, times, view, birth, death, later, unlikely, holders, unnamed, advice } = finding;
  const loud = unlikely ? paint.yellow : paint.red;
  if (kind === 'refused' && death.pages.after > 0) {
    return [
      paint.red(
        `${number}. A memory of ${count(death.pages.after, 'page')} that may have no more is grown by its JavaScript`,
      ),
      ...stackLines(death.stack, options),
      `   do: ${advice}`,
    ];
  }
  if (kind === 'refused') {
    return [
      paint.red(`${number}. Growth was refused${times > 1 ? ` ${times} times` : ''}, and the program failed`),
      ...(death.stack.length
        ? [`   refused at ${where(death.stack, options)}`, ...stackLines(death.stack, options)]
        : []),
      `   do: ${advice}`,
    ];
  }
  const what = use?.expression ? `\`${use.expression}\`, ${viewText(view)},` : `A ${viewText(view)}`;
  const by = holders.length > 0 ? ` by ${holders[0]}` : '';
  const used = death.short ? 'was too short when it was used' : 'was used after it had died';
  const title = use ? `${what} ${used}` : `A ${viewText(view)} has died and is still held${by}`;
  return [
    loud(`${number}. ${title}${times > 1 ? ` (${times} times)` : ''}`),
    ...(use ? section('used', useText(use), use.stack, options) : []),
    ...section(
      view.kind === 'ArrayBuffer' ? 'first read' : 'born',
      birth.stack.length
        ? 'here'
        : 'place not recorded: too many views were made before it, or the engine keeps no stack',
      birth.stack,
      options,
    ),
    ...section(death.short ? 'outgrown' : 'died', deathText(death), death.stack, options),
    ...likelyLines(death, later),
    ...holders.slice(use ? 0 : 1).map(holder => `   held by ${holder}`),
    ...(holders.length === 0 && unnamed ? [`   held by: ${unnamed}`] : []),
    paint.bold(`   do: ${advice}`),
  ];
}

/**
 * @param {Finding} finding
 * @param {Options} options
 */
function heldLines({ view, times, birth, death, use, holders, advice }, options) {
  return [
    `   ${viewText(view)}${times > 1 ? ` and ${times - 1} like it` : ''}${holders.length ? `, held by ${holders.join(', ')}` : ''}`,
    ...(use ? [`     ${useText(use)} at ${where(use.stack, options)}`] : []),
    ...(birth.stack.length ? [`     born at ${where(birth.stack, options)}`] : []),
    `     died ${deathText(death)}`,
    `     do: ${advice}`,
  ];
}

/** @param {Pick<Finding['view'], 'kind' | 'offset' | 'length'>} view */
export function viewText({ kind, offset, length }) {
  if (kind === 'ArrayBuffer') return 'memory.buffer';
  const unit = kind === 'DataView' || kind === 'Buffer' ? 'bytes' : 'elements';
  return `${kind} of ${length} ${unit} at byte ${offset}`;
}

/** @param {NonNullable<Finding['use']>} use */
function useText({ operation, argument, threw, answered }) {
  const method = operation.replace('TypedArray.prototype', '').replace('DataView.prototype', '');
  const name = argument === undefined ? method : `as an argument: ${method}`;
  return threw === undefined ? `${name} answered ${answered}, without a word` : `${name} threw ${threw}`;
}

/** @type {Record<string, string>} */
export const PLACES = {
  export: 'as the export returned',
  throw: 'as the export threw',
  table: 'as the function from a table returned',
  import: 'as the guest called the import',
  start: 'as the start function ended',
};

/** @param {Death} death */
export function deathText({ forced, short, at, function: name, crossing, pages }) {
  const size =
    pages.before === pages.after ? `${count(pages.after, 'page')}` : `${pages.before} → ${count(pages.after, 'page')}`;
  if (forced) {
    const place = PLACES[at] ?? '';
    return `${place} \`${name}\`: memory could have grown in there, so growscope grew it by ${count(pages.after - pages.before, 'page')} (crossing ${crossing}; ${size})`;
  }
  if (at === 'host') return `when JavaScript grew memory (${size})`;
  if (at === 'guest') return `when the guest grew memory${name ? `, in \`${name}\`` : ''} (${size})`;
  return `when memory grew, at a place that growscope did not see${short ? ': in another thread, mostly' : ''} (${size})`;
}

/**
 * @param {Death} death
 * @param {Finding['later']} later
 */
function likelyLines({ asked }, later) {
  return [
    ...(asked === null ? [] : [`   asked for in there: ${count(asked, 'byte')} of memory`]),
    ...(later ? [`   before the use ${laterText(later)}`] : []),
  ];
}

/** @param {NonNullable<Finding['later']>} later */
function laterText({ asked, at, function: name }) {
  if (asked !== null) return `the guest asked for ${count(asked, 'byte')}, ${PLACES[at] ?? ''} \`${name}\``;
  return at === 'host' ? 'JavaScript really grew memory' : `the guest really grew memory, in \`${name}\``;
}

/**
 * @param {string} word
 * @param {string} text
 * @param {Frame[]} stack
 * @param {Options} options
 */
function section(word, text, stack, options) {
  return [`   ${word} ${text}`, ...stackLines(stack, options)];
}

/**
 * @param {Frame[]} stack
 * @param {Options} options
 */
export function stackLines(stack, options) {
  const own = ownFrame(stack);
  const shown = stack.filter((frame, at) => at < 6 || frame === own);
  return shown.flatMap(frame => {
    if (frame.source) return guestLines(frame, frame.source);
    const line = `     at ${frameText(frame, options)}`;
    const source = frame === own ? options.line?.(frame.file, frame.line)?.trim() : undefined;
    return source ? [line, `        ${source.slice(0, 160)}`] : [line];
  });
}

/**
 * @param {Frame[]} stack
 * @param {Options} options
 */
export const where = (stack, options) => {
  const frame = ownFrame(stack) ?? stack[0];
  return frame ? frameText(frame, options) : 'an unknown place';
};

/**
 * @param {Frame} frame
 * @param {Options} options
 */
function frameText({ function: name, file, line, column, guest }, { relative = file => file }) {
  if (guest) return `guest ${name || `function ${line}`}`;
  const place = `${relative(file)}:${line}:${column}`;
  return name ? `${name} (${place})` : place;
}

/** How many functions that the compiler put into one another are shown of a frame. */
const INLINED = 4;

/**
 * The innermost first, as in every stack.
 *
 * @param {Frame} frame
 * @param {import('../engine/stack.js').Source[]} source
 */
function guestLines({ function: name, line: index }, [own, ...inlined]) {
  const place = (/** @type {import('../engine/stack.js').Source} */ { file, line, column }) =>
    column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  const inner = inlined.slice(0, INLINED).reverse();
  const more = inlined.length - inner.length;
  return [
    ...(more > 0 ? [`     at ${count(more, 'function')} more, inlined`] : []),
    ...inner.map(source => `     at guest ${source.function ?? '?'} (${place(source)}), inlined`),
    ...(own ? [`     at guest ${readable(name) || own.function || name || `function ${index}`} (${place(own)})`] : []),
  ];
}

/** @param {string} name nothing where it is mangled: the module's own lines have a better one */
const readable = name => (/^_(Z|R)/.test(name) ? '' : name);

/**
 * @param {Growth[]} trace
 * @param {Options} options
 */
function traceLines(trace, options) {
  return trace.flatMap(({ by, function: name, before, delta, milliseconds, stack }) => {
    const who = by === 'host' ? 'JavaScript' : `the guest${name ? `, in \`${name}\`` : ''}`;
    const size = delta === null ? `from ${count(before, 'page')}` : `${before} → ${count(before + delta, 'page')}`;
    return [`growth at ${milliseconds.toFixed(1)} ms by ${who}, ${size}`, ...stackLines(stack, options)];
  });
}

/** @param {boolean} colour */
function painter(colour) {
  const wrap = (/** @type {number} */ on) => (/** @type {string} */ text) =>
    colour ? `\x1b[${on}m${text}\x1b[0m` : text;
  return { red: wrap(31), green: wrap(32), yellow: wrap(33), bold: wrap(1) };
}
