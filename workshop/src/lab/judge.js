/**
 * From a learner's file and its checker to a verdict, in whichever engine this runs.
 */
import { freezeIntrinsics } from './freeze.js';
import { watchLacking } from './lacking.js';
import { show } from './show.js';
import { placeOf, rejected } from './verdict.js';

/**
 * @import { Learner, Verdict } from './types.js'
 *
 * @typedef {object} Checker what an exercise's check.js exports
 * @property {(learner: Learner) => Verdict | Promise<Verdict>} check
 * @property {Record<string, string>} [reasons] each with its sentence
 * @property {string[]} [wants] the functions that the learner's module must export
 */

/**
 * @param {Checker} checker
 * @param {Omit<Learner, 'module'>} learner
 * @param {(() => Promise<any>) | null} load imports the learner's module; null, where it is no JavaScript
 * @returns {Promise<Verdict>}
 */
export async function judge(checker, learner, load) {
  /** @type {any} */
  let module;
  if (load) {
    watchLacking();
    freezeIntrinsics();
    try {
      module = await load();
    } catch (error) {
      return notLoaded(error);
    }
    const missing = (checker.wants ?? []).filter(name => typeof module[name] !== 'function');
    if (missing.length > 0) {
      const exported =
        Object.keys(module)
          .map(name => say(name, module[name]))
          .join(', ') || 'nothing';
      return rejected('missing-export', {
        details: [
          `missing      ${missing.map(name => `export function ${name}(…)`).join(', ')}`,
          `exported     ${exported}`,
        ],
      });
    }
  }
  try {
    const verdict = await checker.check({ ...learner, module });
    return { ...verdict, sentence: checker.reasons?.[verdict.rejected ?? ''] ?? null };
  } catch (error) {
    if (!(error instanceof Error)) return rejected('threw-a-value', { details: [`it threw     ${show(error)}`] });
    if (placeOf(error)) return rejected('threw', { error, details: [`it threw     ${error}`] });
    return rejected('checker-failed', { details: [error.stack ?? String(error)] });
  }
}

/** @type {(name: string, value: unknown) => string} */
const say = (name, value) => (typeof value === 'function' ? name : `${name}, which is no function`);

/**
 * @param {unknown} error
 * @returns {Verdict}
 */
function notLoaded(error) {
  if (error instanceof SyntaxError) return rejected('syntax-error', { error, details: [`${error}`] });
  if (!(error instanceof Error)) return rejected('threw-a-value', { details: [`it threw     ${show(error)}`] });
  return rejected('threw-while-loading', { error, details: [`it threw     ${error}`] });
}
