/**
 * One headline and one sentence on what a step of the visitor's own host did.
 */
import { cite } from '../claims/cite.js';
import { OWN } from '../code/own-code.js';
import { grouped, plural } from '../words.js';
import { detachment, remedy, silentGrowth } from './explain.js';

/**
 * @import { HostStep, HostTrace } from '../code/trace-host.js'
 * @import { Explanation } from './explain.js'
 */

/**
 * @param {HostTrace} trace
 * @param {number} index of the step
 * @returns {Explanation}
 */
export function explainHost({ greeting, initialPages, steps }, index) {
  const step = /** @type {HostStep} */ (steps[index]);
  const before = steps[index - 1] ?? null;
  return (
    ending(step, initialPages) ??
    detachment(step, before, OWN) ??
    silentGrowth(step, before, OWN) ??
    calm(step, greeting)
  );
}

/**
 * @param {HostStep} step
 * @param {number} initialPages
 * @returns {Explanation | null}
 */
function ending({ end, buffers, pages, ran }, initialPages) {
  if (!end) return null;
  const [line] = ran.host;
  const threw = line === undefined ? 'It threw.' : `Line ${line} threw.`;
  const error = end.detail ?? '';
  const dead = buffers.filter(({ attached }) => !attached).map(({ id }) => `#${id}`);
  switch (end.outcome) {
    case 'greeted':
      return { tone: 'greeted', headline: `Greeted: “${end.read}”`, sentence: 'It is the message that is due.' };
    case 'detached':
    case 'short':
      return {
        tone: 'lost',
        headline: 'The greeting is lost: your host threw',
        sentence: `${threw} ${
          dead.length > 0
            ? `Buffer ${dead.join(', ')} was dead by then, with every view made before.`
            : pages > initialPages
              ? 'Memory had grown by then, and a view made before ends where memory ended.'
              : 'No buffer was dead: no view is to blame.'
        }`,
        ...(dead.length > 0
          ? {
              remedy: remedy({ detached: true, risen: pages > initialPages }, OWN),
              cited: cite('view-after-the-call-is-safe', 'holds everywhere'),
            }
          : {}),
        error,
      };
    case 'silent':
      return {
        tone: 'lost',
        headline: 'Wrong bytes, and no exception',
        sentence: error,
        compare: { read: end.read ?? '', there: end.there ?? '' },
      };
    case 'vacuous':
      return { tone: 'warning', headline: 'Growth was not met', sentence: error };
    default:
      return { tone: 'lost', headline: 'Your host failed', sentence: threw, error };
  }
}

/**
 * @param {HostStep} step
 * @param {number} greeting
 * @returns {Explanation}
 */
function calm({ step, title, answered, pages, buffers, ran }, greeting) {
  const buffer = buffers.find(({ current }) => current);
  const [line] = ran.host;
  const [headline, sentence] = {
    instantiate: [
      'Your host is given the guest and its memory',
      `${plural(pages, 'page')} of 65,536 bytes, and one ${buffer?.shared ? 'SharedArrayBuffer' : 'ArrayBuffer'} over them: buffer #1.`,
    ],
    begin: [`Greeting ${grouped(greeting)} begins`, `${plural(greeting - 1, 'greeting')} went before this one.`],
    call: [
      `${title} answered ${answered}`,
      `${line === undefined ? '' : `Line ${line} called it. `}Memory did not grow: buffer #${buffer?.id} is still attached.`,
    ],
    end: [
      'Your host goes on to the next greeting',
      'It fails in a later one, and what it answers to this one is not known.',
    ],
  }[step];
  return { tone: 'plain', headline: /** @type {string} */ (headline), sentence: /** @type {string} */ (sentence) };
}
