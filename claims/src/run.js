/**
 * Every claim on every engine. What goes wrong costs its cell, with the reason, and nothing else.
 */
import { Lost } from '../../engines/lost.js';
import { open } from '../../engines/open.js';
import { Unavailable } from '../../engines/unavailable.js';
import { question, runModules } from './question.js';

/**
 * @import { Engine } from '../../engines/list.js'
 * @import { Identity } from '../../engines/tables.js'
 * @import { Question } from './observe.js'
 * @import { Claim } from './read.js'
 * @import { Cell } from './verdict.js'
 *
 * @typedef {{ engines: (Identity & { via: string })[], skipped: { id: string, reason: string, next: string }[],
 *   cells: Record<string, Record<string, Cell>>, modules: Record<string, string> }} Run the cells by claim, then by engine; the
 *   modules by claim, in hexadecimal
 */

const SECONDS = 180;
const probe = 'claims/src/observe.js';

/** Runtimes without JavaScript. */
const runtimes = /** @type {const} */ (['wasmtime', 'wasmi']);

/**
 * @param {Claim[]} claims
 * @param {Engine[]} engines
 * @param {{ mayFetch: boolean, jobs: number, versions: Record<string, string>, say: (line: string) => void }} options
 *   `jobs` is how many engines run at once, `versions` are the runtimes'
 * @returns {Promise<Run>}
 */
export async function runClaims(claims, engines, { mayFetch, jobs, versions, say }) {
  const tried = claims.filter(({ cannot }) => cannot === null);
  const modules = runModules(tried);
  const questions = tried.map(claim => question(claim, modules));
  /** @type {Run} */
  const run = {
    engines: [],
    skipped: [],
    cells: Object.fromEntries(claims.map(({ name }) => [name, {}])),
    modules: Object.fromEntries([...modules].map(([name, { wasm }]) => [name, wasm])),
  };
  const waiting = [...engines];
  const work = async () => {
    for (let engine = waiting.shift(); engine; engine = waiting.shift()) {
      await runEngine(engine, questions, run, mayFetch, say);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const alone = tried.filter(({ wat, hasProbe }) => wat && !hasProbe);
  for (const id of alone.length > 0 ? runtimes : []) {
    run.engines.push({ id, name: id, version: String(versions[id]), detail: 'Rust', via: 'built here' });
    for (const { name } of alone) set(run, name, id, { seen: modules.get(name)?.[id] });
  }
  return run;
}

/**
 * @param {Engine} engine
 * @param {Question[]} questions
 * @param {Run} run is added to
 * @param {boolean} mayFetch
 * @param {(line: string) => void} say
 */
async function runEngine(engine, questions, run, mayFetch, say) {
  const { id, under } = engine;
  say(`${id} …`);
  let opened;
  try {
    opened = await open(engine, mayFetch);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    run.skipped.push({ id, reason: error.message, next: error.next });
    say(`SKIP ${id}: ${error.message}\n  to get it: ${error.next}`);
    return;
  }
  /** @type {Identity | null} */
  let identity = null;
  for (const question of questions) {
    try {
      const { engine, observed } = await opened.observe(probe, question, SECONDS);
      identity ??= { id, ...engine, ...(under ? { under } : {}) };
      set(run, question.claim, id, observed);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      set(run, question.claim, id, { lost: error.message });
      say(`  ${id}: ${question.claim}: ${error.message}`);
    }
  }
  if (identity) run.engines.push({ ...identity, via: opened.via });
  await opened.close();
  say(`${id}: done`);
}

/**
 * @param {Run} run
 * @param {string} claim
 * @param {string} engine
 * @param {Cell} cell
 */
function set({ cells }, claim, engine, cell) {
  /** @type {Record<string, Cell>} */ (cells[claim])[engine] = cell;
}
