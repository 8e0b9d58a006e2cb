/**
 * Reads claims. Everything that is not as it should be is refused, with the file's name.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { needs as known } from './needs.js';
import { kinds } from './rule.js';
import { suites } from './suites.js';

/**
 * @import { SuiteTest } from './suites.js'
 *
 * @typedef {{ title: string, address: string, seed: boolean }} Document `seed`: one that this lab grew from
 *
 * @typedef {object} Claim
 * @property {string} name of its folder
 * @property {string} claim in our words
 * @property {string} kind what it is grouped by
 * @property {string} standard where that which decides it is written
 * @property {string} falseIf
 * @property {{ by: string, at: string }[]} said
 * @property {Record<string, any> | null} rule null where no engine can try it
 * @property {string | null} cannot why not
 * @property {string | null} note
 * @property {SuiteTest[]} tests of other people, which decide the same
 * @property {string[]} needs of the engine
 * @property {string[]} given files of dist/
 * @property {boolean} inPage whether it is of the thread that shows a page: a worker's answer is another
 * @property {boolean} hasProbe
 * @property {string | null} wat the path of its module
 */

/** A file of the register that cannot be used. */
export class BadClaim extends Error {
  name = 'BadClaim';
  exitCode = 2;
}

export const room = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Record<string, Document>} by id */
export function readDocuments() {
  const path = join(room, 'documents.toml');
  const documents = table(path, readFileSync(path, 'utf8'));
  return Object.fromEntries(
    Object.entries(documents).map(([id, document]) => {
      const read = reader(`${path}, ${id}`, document, { title: 'text', address: 'address', seed: 'flag' });
      return [id, { title: read.title, address: read.address, seed: read.seed ?? false }];
    }),
  );
}

/**
 * @param {Record<string, Document>} [documents]
 * @returns {Claim[]} by name
 */
export function readClaims(documents = readDocuments()) {
  return readdirSync(room, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(room, entry.name, 'claim.toml')))
    .map(({ name }) => readClaim(name, readFileSync(join(room, name, 'claim.toml'), 'utf8'), documents))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {string} name
 * @param {string} text
 * @param {Record<string, Document>} documents
 * @returns {Claim}
 */
export function readClaim(name, text, documents) {
  const where = `claims/${name}/claim.toml`;
  const read = reader(where, table(where, text), {
    claim: 'text',
    kind: 'text',
    standard: 'address',
    false_if: 'text',
    said: 'tables',
    holds: 'table',
    cannot: 'text',
    note: 'text',
    tests: 'tables',
    needs: 'texts',
    given: 'texts',
    in_page: 'flag',
  });
  for (const key of ['claim', 'kind', 'standard', 'false_if', 'said']) {
    if (read[key] === undefined) throw new BadClaim(`${where}: there is no ${key}`);
  }
  if ((read.holds === undefined) === (read.cannot === undefined)) {
    throw new BadClaim(`${where}: a claim has either a rule, holds, or a reason why it cannot be tried, cannot`);
  }
  if (read.said.length === 0) throw new BadClaim(`${where}: nobody says it`);
  const said = read.said.map((/** @type {any} */ one) => {
    const { by, at } = reader(`${where}, said`, one, { by: 'text', at: 'text' });
    if (!by || !at) throw new BadClaim(`${where}: said takes by and at`);
    if (!documents[by]) throw new BadClaim(`${where}: documents.toml has no ${by}`);
    return { by, at };
  });
  if (read.holds !== undefined) checkRule(where, read.holds);
  const unknown = (read.needs ?? []).find((/** @type {string} */ need) => !Object.hasOwn(known, need));
  if (unknown) throw new BadClaim(`${where}: src/needs.js has no ${unknown}`);
  const wat = join(room, name, 'probe.wat');
  const hasProbe = existsSync(join(room, name, 'probe.js'));
  const hasWat = existsSync(wat);
  if ((read.cannot === undefined) !== (hasProbe || hasWat)) {
    throw new BadClaim(
      `${where}: a claim that can be tried has a probe.js or a probe.wat beside it, and only such a one`,
    );
  }
  return {
    name,
    claim: read.claim,
    kind: read.kind,
    standard: read.standard,
    falseIf: read.false_if,
    said,
    rule: read.holds ? { ...read.holds } : null,
    cannot: read.cannot ?? null,
    note: read.note ?? null,
    tests: (read.tests ?? []).map((/** @type {any} */ test) => readTest(where, test)),
    needs: read.needs ?? [],
    given: read.given ?? [],
    inPage: read.in_page ?? false,
    hasProbe,
    wat: hasWat ? wat : null,
  };
}

/**
 * @param {string} where
 * @param {unknown} given
 * @returns {SuiteTest}
 */
function readTest(where, given) {
  const read = reader(`${where}, tests`, given, {
    suite: 'text',
    file: 'text',
    test: 'text',
    expects: 'text',
    failed_by: 'texts',
  });
  const { suite, file, expects } = read;
  if (!Object.hasOwn(suites, suite))
    throw new BadClaim(`${where}: there is no suite ${suite}; there are ${Object.keys(suites).join(', ')}`);
  if (!file) throw new BadClaim(`${where}: a test takes the file that it is in`);
  if (expects !== 'holds' && expects !== 'does not hold')
    throw new BadClaim(`${where}: a test expects "holds" or "does not hold"`);
  return /** @type {SuiteTest} */ (read);
}

/**
 * @param {string} where
 * @param {Record<string, unknown>} rule
 */
function checkRule(where, rule) {
  const [[kind = '', given] = [], ...more] = Object.entries(rule);
  if (more.length > 0 || !Object.hasOwn(kinds, kind)) {
    throw new BadClaim(`${where}: holds takes one of ${Object.keys(kinds).join(', ')}`);
  }
  if (!kinds[kind]?.takes(given)) throw new BadClaim(`${where}: ${kind} does not take ${JSON.stringify(given)}`);
}

/** @type {Record<string, (value: any) => boolean>} */
const types = {
  text: value => typeof value === 'string' && value.trim() !== '',
  address: value => typeof value === 'string' && URL.canParse(value),
  flag: value => typeof value === 'boolean',
  texts: value => Array.isArray(value) && value.every(types['text'] ?? Boolean),
  table: value => value !== null && typeof value === 'object' && !Array.isArray(value),
  tables: value => Array.isArray(value) && value.every(types['table'] ?? Boolean),
};

/**
 * @param {string} where
 * @param {unknown} given
 * @param {Record<string, string>} keys and their types
 * @returns {Record<string, any>}
 */
function reader(where, given, keys) {
  if (!types['table']?.(given)) throw new BadClaim(`${where}: a table is wanted`);
  const values = /** @type {Record<string, any>} */ (given);
  for (const [key, value] of Object.entries(values)) {
    const type = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!type) throw new BadClaim(`${where}: there is no key ${key}; there are ${Object.keys(keys).join(', ')}`);
    if (!types[type]?.(value)) throw new BadClaim(`${where}: ${key} is not a ${type}`);
  }
  return values;
}

/**
 * @param {string} where
 * @param {string} text
 */
function table(where, text) {
  try {
    return parse(text);
  } catch (error) {
    throw new BadClaim(`${where}: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
  }
}
