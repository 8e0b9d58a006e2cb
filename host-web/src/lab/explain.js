/**
 * One headline and one sentence on what a step did.
 */
import { strategies } from '../../../host-js/views/strategies.js';
import { cite } from '../claims/cite.js';
import { grouped, plural } from '../words.js';

/**
 * @import { Step, Trace } from '../../../host-js/trace/trace.js'
 * @import { Change } from '../../../host-js/views/strategies.js'
 * @import { Citation } from '../claims/cite.js'
 * @import { AnyStep } from './steps.js'
 */

/**
 * @typedef {'plain' | 'detached' | 'lost' | 'greeted' | 'warning'} Tone
 * @typedef {{ tone: Tone, headline: string, sentence: string, error?: string, compare?: { read: string, there: string },
 *   cited?: Citation | undefined, remedy?: string }} Explanation `remedy`: what keeps a greeting from being lost
 */

/** Of more views than that, only the count is told. */
const MOST_NAMED = 3;

/**
 * @param {Trace} trace
 * @param {number} index of the step
 * @param {string} strategy its name
 * @returns {Explanation}
 */
export function explain(trace, index, strategy) {
  const step = /** @type {Step} */ (trace.steps[index]);
  const before = trace.steps[index - 1] ?? null;
  return (
    ending(step, before, strategy) ??
    detachment(step, before, strategy) ??
    silentGrowth(step, before, strategy) ??
    calm(trace, step, strategy)
  );
}

/**
 * @param {Step} step
 * @param {Step | null} before
 * @param {string} strategy
 * @returns {Explanation | null}
 */
function ending(step, before, strategy) {
  const { end, views, length } = step;
  if (!end) return null;
  const view = views.find(({ inUse }) => inUse);
  const error = end.detail ?? '';
  switch (end.outcome) {
    case 'greeted':
      return { tone: 'greeted', headline: `Greeted: “${end.read}”`, sentence: reading(step, before, strategy) };
    case 'detached':
      return {
        tone: 'lost',
        headline: 'The greeting is lost: a dead view was used',
        sentence: `${strategy} used view ${view?.id}, which died with buffer #${view?.buffer}. The guest’s message is in memory: only the view is dead.`,
        remedy: remedy(changeSince(step), strategy),
        cited: cite('view-after-the-call-is-safe', 'holds everywhere'),
        error,
      };
    case 'short':
      return {
        tone: 'lost',
        headline: 'The greeting is lost: the view is too short',
        sentence: `View ${view?.id} over buffer #${view?.buffer} is alive, and ends before the bytes that were asked for.`,
        remedy: remedy(changeSince(step), strategy),
        cited: cite('shared-view-of-a-length-covers-its-range', 'holds everywhere'),
        error,
      };
    case 'silent':
      return {
        tone: 'lost',
        headline: 'Wrong bytes, and no exception',
        sentence: `View ${view?.id} over buffer #${view?.buffer} is alive and ${grouped(view?.length ?? 0)} bytes long: it ends before the message of ${length} bytes, and says nothing.`,
        remedy: remedy(changeSince(step), strategy),
        cited: cite('shared-view-of-a-length-covers-its-range', 'holds everywhere'),
        compare: { read: end.read ?? '', there: end.there ?? '' },
      };
    default:
      return { tone: 'lost', headline: 'The guest failed', sentence: 'No view is to blame: the guest is.', error };
  }
}

/**
 * @param {Step} step the one that read the message
 * @param {Step | null} before
 * @param {string} strategy
 */
function reading({ buffers, views }, before, strategy) {
  const view = views.find(({ inUse }) => inUse);
  const last = before?.views.find(({ inUse }) => inUse);
  const made = `view ${view?.id}, made over buffer #${view?.buffer}`;
  if (last?.id === view?.id) return `View ${view?.id} over buffer #${view?.buffer} is as good as it was.`;
  if (buffers.some(({ attached }) => !attached)) return `The old buffer is gone, and ${strategy} read through ${made}.`;
  if (!last) return `View ${view?.id} over buffer #${view?.buffer} is as good as it was.`;
  return last.buffer === view?.buffer
    ? `View ${last.id} over buffer #${last.buffer} is as good as it was, and ${strategy} read through a new one all the same: view ${view.id}.`
    : `Memory grew since view ${last.id} was used: it is alive, and ends where memory ended then. ${strategy} read through ${made}.`;
}

/**
 * What happened to memory since the view in use was made.
 *
 * @param {Step} step
 * @returns {Change}
 */
function changeSince({ buffers, views }) {
  const view = views.find(({ inUse }) => inUse);
  const bound = buffers.find(({ id }) => id === view?.buffer);
  const current = buffers.find(({ current }) => current);
  return {
    detached: bound?.attached === false,
    risen: (current?.byteLength ?? 0) > (bound?.firstByteLength ?? 0),
  };
}

/** @type {Change[]} */
const changes = [
  { detached: true, risen: true },
  { detached: true, risen: false },
  { detached: false, risen: true },
];

/**
 * Which strategies are in order again is what they say of themselves, and the matrix holds them to it. One is named that
 * is so after every change, and on every engine.
 *
 * @param {Change} change
 * @param {string} held
 */
export function remedy(change, held) {
  if (strategies.some(({ name, notices }) => name === held && notices(change)))
    return `${held} takes no harm: it uses a view that was made after the growth.`;
  const able = strategies.filter(({ notices, lacks }) => !lacks && changes.every(notices)).map(({ name }) => name);
  return `The fix: a new view after each call, as the strategies ${able.join(' and ')} take.`;
}

/**
 * @param {AnyStep} step
 * @param {AnyStep | null} before
 * @param {string} strategy
 * @returns {Explanation | null}
 */
export function detachment(step, before, strategy) {
  const wasAttached = new Set(before?.buffers.filter(({ attached }) => attached).map(({ id }) => id));
  const died = step.buffers.filter(({ id, attached }) => !attached && wasAttached.has(id));
  if (!before || died.length === 0) return null;
  const dead = died.map(({ id }) => `#${id}`).join(', ');
  const current = step.buffers.find(({ current }) => current);
  const victims = step.views.filter(({ buffer }) => died.some(({ id }) => id === buffer)).map(({ id }) => `view ${id}`);
  const toll =
    victims.length > 0
      ? `, and ${victims.length > MOST_NAMED ? plural(victims.length, 'view') : victims.join(', ')} died with it`
      : '';
  const [forced] = step.forced;
  const cause =
    step.step === 'view'
      ? 'The host asked for a resizable buffer'
      : forced && step.forced.length === 1
        ? `The schedule made memory grow by ${plural(forced.by, 'page')} after call ${forced.crossing}, ${forced.name}`
        : step.pages > before.pages
          ? `Memory grew from ${before.pages} to ${plural(step.pages, 'page')}`
          : `Memory grew by 0 pages and is still ${plural(step.pages, 'page')}`;
  return {
    tone: 'detached',
    headline: `Buffer ${dead} is detached`,
    sentence: `${cause}, so the engine detached buffer ${dead}${toll}; memory.buffer is now #${current?.id}.`,
    // Where the host itself asked for another buffer, it takes its view over that one.
    ...(step.step === 'view' ? {} : { remedy: remedy({ detached: true, risen: step.pages > before.pages }, strategy) }),
    cited:
      step.step === 'view'
        ? cite('resizable-buffer-kills-what-was-there', 'holds everywhere')
        : step.pages > before.pages
          ? cite('fresh-object-after-growth', 'holds everywhere')
          : cite('growth-by-zero-detaches', 'holds everywhere'),
  };
}

/**
 * @param {AnyStep} step
 * @param {AnyStep | null} before
 * @param {string} strategy
 * @returns {Explanation | null}
 */
export function silentGrowth(step, before, strategy) {
  if (!before || step.pages === before.pages) return null;
  const shared = step.buffers.some(({ shared }) => shared);
  const view = step.views.find(({ inUse }) => inUse);
  const tracks = view !== undefined && view.length === step.buffers.find(({ current }) => current)?.byteLength;
  return {
    tone: 'warning',
    headline: `Memory grew from ${before.pages} to ${plural(step.pages, 'page')}, and nothing detached`,
    sentence: shared
      ? tracks
        ? 'Shared memory keeps its buffers alive, and this view tracks the length: it reaches the new page.'
        : 'Shared memory keeps its old buffers alive: a view over one is not dead, only too short.'
      : 'The buffer is resizable: it grew where it stands, and so did the view.',
    ...(tracks || !shared ? {} : { remedy: remedy({ detached: false, risen: true }, strategy) }),
    cited: shared
      ? cite('shared-growth-does-not-detach', 'holds everywhere')
      : cite('resizable-view-survives-growth', 'holds everywhere'),
  };
}

/** What the sentence of a calm step rests on. @type {Partial<Record<Step['step'], Citation>>} */
const calmly = {
  instantiate: cite('page-is-64-kib', 'holds everywhere'),
  view: cite('dead-view-keeps-its-buffer', 'holds everywhere'),
  pointers: cite('growth-keeps-bytes', 'holds everywhere'),
  'set-name': cite('buffer-is-the-same-without-growth', 'holds everywhere'),
};

/**
 * @param {Trace} trace
 * @param {Step} step
 * @param {string} strategy
 * @returns {Explanation}
 */
function calm({ greeting }, { step, pages, slots, buffers, views, length }, strategy) {
  const buffer = buffers.find(({ current }) => current);
  const view = views.find(({ inUse }) => inUse);
  const [headline, sentence] = {
    instantiate: [
      'The guest has a memory',
      `${plural(pages, 'page')} of 65,536 bytes, and one ${buffer?.shared ? 'SharedArrayBuffer' : 'ArrayBuffer'} over them: buffer #1.`,
    ],
    view: view
      ? [
          'The host takes a view and keeps it',
          `View ${view.id} is a Uint8Array: it is bound to buffer #${view.buffer}, not to the memory.`,
        ]
      : ['The host keeps no view', `${strategy} takes a new view each time it needs bytes.`],
    pointers: [
      'The guest says where its slots are',
      `${slots.map(({ name, at }) => `${name} at ${grouped(at)}`).join(', ')}: offsets, which hold whatever becomes of views.`,
    ],
    'write-salutation': [
      'The host writes the salutation',
      `${greeting > 1 ? `${plural(greeting - 1, 'greeting')} went before this one. ` : ''}It writes through view ${view?.id}, over buffer #${view?.buffer}.`,
    ],
    'write-name': ['The host writes the name', `It writes through view ${view?.id}, over buffer #${view?.buffer}.`],
    'set-name': [
      'The guest composes the message',
      `set_name answered ${length} bytes. Memory did not grow: buffer #${buffer?.id} is still attached.`,
    ],
    read: ['', ''],
  }[step];
  return {
    tone: 'plain',
    headline: /** @type {string} */ (headline),
    sentence: /** @type {string} */ (sentence),
    cited: calmly[step],
  };
}
