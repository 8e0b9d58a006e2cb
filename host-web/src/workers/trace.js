/**
 * The thread in which the lab's guests run, so that one which loops for ever can be ended.
 */
import { instantiate } from '../../../host-js/greeter/guest.js';
import { candidate, lacking, memoryTypeOf } from '../../../host-js/matrix/candidate.js';
import { run } from '../../../host-js/matrix/run.js';
import { natural } from '../../../host-js/growth/schedule.js';
import { encode } from '../../../host-js/greeter/texts.js';
import { evaluate, pokes } from '../../../host-js/trace/poke.js';
import { trace } from '../../../host-js/trace/trace.js';
import { strategies } from '../../../host-js/views/strategies.js';
import { OWN } from '../code/own-code.js';
import { InputError } from '../../../host-js/errors/input-error.js';

/**
 * @import { Poked } from '../../../host-js/trace/poke.js'
 * @import { Strategy } from '../../../host-js/views/strategies.js'
 * @import { Answer, Request } from '../lab/tracer.js'
 */

addEventListener('message', async (/** @type {MessageEvent<Request>} */ { data }) => {
  postMessage({ begun: true });
  postMessage(await answer(data));
});

/**
 * @param {Request} job
 * @returns {Promise<Answer>}
 */
async function answer(job) {
  try {
    return await traced(job);
  } catch (error) {
    const { message, next } = /** @type {any} */ (error);
    return { error: { message, next: next ? String(next) : null } };
  }
}

/** @param {Request} job */
async function traced({ guest, strategy: wanted, code, protocol, greetings, texts, given, greeting, schedule, poke }) {
  const { name } = guest;
  const found = await candidate(guest, protocol);
  if (!found.module) throw new InputError(`${name} cannot run here: ${found.lacks}`);
  const { module } = found;
  const memoryType = memoryTypeOf(found);
  /** @type {Poked | null} */
  let poked = null;
  const onStep = (
    /** @type {number} */ step,
    /** @type {ArrayBufferView | null} */ view,
    /** @type {WebAssembly.Memory} */ memory,
  ) => {
    const chosen = poke && step === poke.step ? pokes[poke.index] : undefined;
    if (poke && chosen && view) poked = evaluate(chosen, /** @type {Uint8Array} */ (view), poke.i, memory, poke.from);
  };
  const own = code === null ? null : await load(code);
  if (own && 'host' in own) {
    const subject = { name, module, memoryType, hasReset: false };
    const recorded = await own.traceHost(
      own.host,
      subject,
      { schedule, texts: given, protocol, greeting, onStep },
      own.views,
    );
    return { trace: recorded, first: null, poked };
  }
  const strategy = own ? strategyOf(own.view) : strategies.find(({ name }) => name === wanted);
  if (!strategy) throw new InputError(`there is no strategy called ${wanted}`);
  const exports = () => instantiate(module, name, memoryType);
  const missing = lacking(strategy, exports()['memory'], memoryType?.maximumPages != null);
  if (missing)
    throw new InputError(
      `${strategy.name} cannot be tried here: ${missing}`,
      'choose another strategy, or a guest that declares a maximum',
    );

  const encoded = [texts, swapCase(texts)].map(texts => encode(texts, protocol));
  const subject = { guest: name, exports, strategy, protocol, texts: encoded };
  const recorded = trace({ ...subject, greeting, schedule, onStep });
  return { trace: recorded, first: poke ? null : firstEvent(subject, greetings), poked };
}

/**
 * The greeting in which something first happens to the guest's memory, if it does.
 *
 * @param {Pick<Parameters<typeof run>[0], 'guest' | 'protocol' | 'texts'> & { exports: () => WebAssembly.Exports }} subject
 * @param {number} greetings
 */
function firstEvent({ guest, exports, protocol, texts }, greetings) {
  const strategy = strategies.find(({ name }) => name === 'fresh');
  if (!strategy) return null;
  const schedule = natural(greetings);
  try {
    const { firstDetach, firstGrowth } = run({ guest, exports: exports(), strategy, schedule, protocol, texts });
    return firstDetach ?? firstGrowth;
  } catch {
    // The trace says what is wrong with such a guest.
    return null;
  }
}

/**
 * Texts as long, and different: so that a message left over from the greeting before is not taken for a new one.
 *
 * @param {Request['texts']} texts
 */
const swapCase = ({ salutation, name }) => ({ salutation: swapped(salutation), name: swapped(name) });

/** @param {string} text */
const swapped = text => text.replace(/[a-z]/gi, letter => String.fromCharCode(letter.charCodeAt(0) ^ 0x20));

/** @param {string} code */
async function load(code) {
  // It comes first, and with visitors' code alone: what they load may take everything else away.
  const [{ loadOwn }, { traceHost }, { watchViews }] = await Promise.all([
    import('../code/load-own.js'),
    import('../code/trace-host.js'),
    import('../code/watch-views.js'),
  ]);
  const views = watchViews();
  return { ...(await loadOwn(code)), traceHost, views };
}

/**
 * @param {Strategy['view']} view
 * @returns {Strategy}
 */
const strategyOf = view => ({ name: OWN, holds: '', hole: '', view, notices: () => true });
