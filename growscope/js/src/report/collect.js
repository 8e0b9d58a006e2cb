/**
 * Findings of this thread: each place once, counted.
 */
import { deathCount } from '../births/records.js';
import { frames } from '../engine/stack.js';
import { crossingCount } from '../growth/force.js';
import { chosenCrossings, counts, growths, refusals } from '../growth/log.js';
import { loaded } from '../hooks/hooked.js';
import { heldViews, mayHold } from '../holders/held.js';
import { settings } from '../settings.js';
import { onUse } from '../uses/record.js';
import { settle } from '../uses/quiet.js';
import { advice } from './advice.js';
import { askedOf, isUnlikely, later } from './likely.js';
import { nameLines } from './lines.js';

/**
 * @import { By, GrowscopeBirth, GrowscopeBuffer } from '../births/records.js'
 * @import { Use } from '../uses/record.js'
 * @import { Death, Finding, ProcessReport } from './model.js'
 */

const MOST = 200;
/** Snapshots while the program runs: at its first findings, when what holds the view is still there. */
const SNAPSHOTS = 3;
/** @type {Map<string, Finding>} */
const findings = new Map();
/** @type {string[]} */
const notes = [];
let dropped = 0;
let snapshots = 0;

/** What an engine can do beside the language. Node's are set in `node/`. */
/** @type {{ holders: (objects: object[]) => import('../holders/snapshot.js').Found, collect: () => void, changed: () => void }} */
export const engine = {
  holders: () => ({ because: 'this engine has no heap snapshot, so nobody can be asked who holds a view' }),
  collect: () => {},
  changed: () => {},
};

const AT = /** @type {const} */ (['export', 'throw', 'table', 'import', 'start']);

/** @param {By} by */
const at = by => (by.kind === 'boundary' ? (AT[by.boundary] ?? 'export') : by.kind);

/**
 * @param {GrowscopeBuffer} buffer
 * @returns {Death}
 */
function deathOf({ death: died, outgrown }) {
  const death = died ?? outgrown;
  if (!death) throw new Error('a buffer that lives has no death');
  const { by } = death;
  return {
    forced: death.forced,
    ...(died ? {} : { short: /** @type {const} */ (true) }),
    at: at(by),
    function: 'name' in by ? by.name : '',
    module: 'module' in by ? by.module : '',
    crossing: 'crossing' in by ? by.crossing : null,
    asked: askedOf(by),
    pages: { before: death.before, after: death.after },
    stack: frames(death.stack),
  };
}

/**
 * @param {string} kind
 * @param {GrowscopeBirth | undefined} birth
 * @param {GrowscopeBuffer} buffer
 * @returns {Pick<Finding, 'view' | 'birth'>}
 */
function viewOf(kind, birth, buffer) {
  const view = birth
    ? { kind: birth.kind, offset: birth.offset, length: birth.length, memory: buffer.memory.id }
    : { kind, offset: null, length: null, memory: buffer.memory.id };
  return { view, birth: { stack: frames(birth ? birth.stack : buffer.stack) } };
}

/** @param {import('../engine/stack.js').Frame | undefined} frame */
const place = frame => (frame ? `${frame.file}:${frame.line}:${frame.column}` : '?');

/** @param {Use} use */
function noteUse({ operation, argument, threw, answered, subject, kind, birth, buffer, stack }) {
  const used = frames(stack);
  const key = `${operation} ${place(used[0])}`;
  const known = findings.get(key);
  if (known && (!known.unlikely || isUnlikely(birth, buffer))) {
    known.times += 1;
    return;
  }
  if (findings.size >= MOST) {
    dropped += 1;
    return;
  }
  const outcome = threw === undefined ? { answered } : { threw };
  /** @type {Finding} */
  const finding = {
    kind: 'use',
    // Who asks for the bytes of a view often asks whether it is dead.
    certain: threw !== undefined || !/\.byte(Length|Offset)$/.test(operation),
    times: 1,
    ...viewOf(kind, birth, buffer),
    death: deathOf(buffer),
    use: { operation, ...(argument === undefined ? {} : { argument }), ...outcome, stack: used },
    ...likelihood(birth, buffer),
    holders: [],
    advice: '',
  };
  finding.advice = advice(finding);
  findings.set(key, finding);
  if (finding.certain && settings.holders && snapshots < SNAPSHOTS) {
    snapshots += 1;
    nameHolders([{ object: subject, finding }]);
  }
  engine.changed();
}

/**
 * @param {GrowscopeBirth | undefined} birth
 * @param {GrowscopeBuffer} buffer
 * @returns {Pick<Finding, 'later' | 'unlikely'>}
 */
function likelihood(birth, buffer) {
  const more = later(buffer);
  return {
    ...(more
      ? {
          later: {
            at: at(more.by),
            function: 'name' in more.by ? more.by.name : '',
            asked: more.bytes < Infinity ? more.bytes : null,
          },
        }
      : {}),
    ...(isUnlikely(birth, buffer) ? { unlikely: true } : {}),
  };
}

/** @param {{ object: object, finding: Finding }[]} wanted */
function nameHolders(wanted) {
  const found = engine.holders(wanted.map(({ object }) => object));
  for (const { object, finding } of wanted) {
    if ('because' in found) finding.unnamed = found.because;
    else {
      const name = found.holders.get(object);
      if (name && !finding.holders.includes(name)) finding.holders.push(name);
    }
  }
}

/** Looks for dead views that are held, at the end. */
function noteHeld() {
  if (!settings.holders || !mayHold()) return;
  engine.collect();
  const held = heldViews().filter(
    ({ birth }) => ![...findings.values()].some(({ birth: known }) => sameBirth(known, birth)),
  );
  if (held.length === 0) return;
  /** @type {Map<string, { object: object, finding: Finding }>} */
  const byPlace = new Map();
  for (const { view, birth, buffer } of held) {
    const key = `held ${birth.kind} ${place(frames(birth.stack)[0])}`;
    const known = byPlace.get(key);
    if (known) {
      known.finding.times += 1;
      continue;
    }
    if (byPlace.size >= MOST) {
      dropped += 1;
      continue;
    }
    /** @type {Finding} */
    const finding = {
      kind: 'held',
      certain: false,
      times: 1,
      ...viewOf(birth.kind, birth, buffer),
      death: deathOf(buffer),
      holders: [],
      advice: '',
    };
    byPlace.set(key, { object: view, finding });
  }
  nameHolders([...byPlace.values()]);
  for (const [key, { finding }] of byPlace) {
    if (finding.unnamed && !notes.includes(finding.unnamed)) notes.push(finding.unnamed);
    // What nothing holds by a name is on its way to be collected.
    if (finding.holders.length === 0) continue;
    finding.advice = advice(finding);
    findings.set(key, finding);
  }
}

/**
 * @param {Finding['birth']} known
 * @param {GrowscopeBirth} birth
 */
function sameBirth(known, birth) {
  return known.stack.length > 0 && place(known.stack[0]) === place(frames(birth.stack)[0]);
}

onUse(noteUse);

/** Everything that can only be said at the end. */
export function finish() {
  settle();
  noteHeld();
  sourceLines();
}

/** Where the guests' frames stand in their sources; it may take as long as rewriting a module once more. */
export function sourceLines() {
  const stacks = [...growths, ...refusals, ...chosenCrossings].map(({ stack }) => frames(stack));
  const ofFindings = [...findings.values()].flatMap(({ birth, death, use }) => [birth, death, ...(use ? [use] : [])]);
  const wrong = nameLines([...stacks, ...ofFindings.map(({ stack }) => stack)]);
  notes.push(...wrong.filter(one => !notes.includes(one)));
}

/** @returns {Omit<ProcessReport, 'pid' | 'thread' | 'program' | 'engine' | 'ended' | 'exitCode'>} */
export function collected() {
  return {
    modules: /** @type {ProcessReport['modules']} */ (loaded),
    crossings: crossingCount(),
    deaths: deathCount(),
    growths: counts.growths,
    findings: [...findings.values()],
    dropped,
    trace: growths.map(({ by, before, delta, at: milliseconds, stack }) => ({
      by: at(by),
      function: 'name' in by ? by.name : '',
      module: 'module' in by ? by.module : '',
      before,
      delta,
      milliseconds,
      stack: frames(stack),
    })),
    refusals: refusals.map(({ by, stack }) => ({
      by: at(by),
      function: 'name' in by ? by.name : '',
      stack: frames(stack),
    })),
    refused: counts.refused,
    chosen: chosenCrossings.map(({ by, stack, births }) => ({
      crossing: 'crossing' in by ? Number(by.crossing) : 0,
      at: at(by),
      function: 'name' in by ? by.name : '',
      stack: frames(stack),
      views: births.map(({ kind, offset, length, stack: born }) => ({
        view: { kind, offset, length },
        birth: { stack: frames(born) },
      })),
    })),
    notes,
  };
}
