/**
 * The results as rows, for terminals and documents alike; the first row of each is its heading.
 */
import { apis, kinds } from '../host-js/views/web-apis.js';

/**
 * @import { Summary } from '../host-js/types.js'
 * @import { Difference, WebApi, Words } from './compare.js'
 */

/**
 * @typedef {{ id: string, name: string, version: string, detail: string, under?: string | undefined }} Identity
 * @typedef {Identity & { via: string, cells: Summary }} EngineResult
 *
 * @typedef {object} Results what engines/results.json holds
 * @property {string} command
 * @property {string} platform
 * @property {EngineResult[]} engines
 * @property {{ id: string, reason: string, next: string }[]} skipped
 * @property {{ engine: string, finding: string }[]} findings
 * @property {Difference[]} differences
 * @property {Words[]} words
 * @property {WebApi[]} webApis
 */

/** @param {Results} results */
export const engineRows = ({ engines, skipped }) => [
  ['engine', 'version', 'its JavaScript engine', 'where from', 'cells', 'agree', 'disagree', 'vacuous', 'skipped'],
  ...engines.map(({ name, version, detail, under, via, cells }) => [
    ...[name, version, detail, under ? `${via}; ${under}` : via],
    ...[cells.cells, cells.agreed, cells.disagreed, cells.vacuous, cells.skipped].map(String),
  ]),
  ...skipped.map(({ id, reason }) => [id, 'SKIP', reason, '', '', '', '', '', '']),
];

/** @param {Results} results */
export const differenceRows = ({ engines, differences }) => [
  ['why', 'cells', ...engines.map(titles(engines))],
  ...differences.map(({ reason, how, count, engines: those, run }) => [
    naming(engines, reason),
    String(count),
    ...engines.map(({ id }) =>
      [those[id] && `${how} ${those[id]}`, how !== 'differs' && run[id] && `runs ${run[id]}`]
        .filter(Boolean)
        .join(', '),
    ),
  ]),
];

/** @param {Results} results */
export const wordRows = ({ engines, words }) => [
  ['outcome', 'engines', 'words'],
  ...words.map(({ outcome, said, engines: ids }) => [outcome, those(engines, ids), said]),
];

/** @param {Results} results */
export const webApiRows = ({ engines, webApis }) => [
  ['Web API', ...kinds.map(({ name }) => name)],
  ...apis.map(({ name }) => [
    name,
    ...kinds.map(kind => {
      const here = webApis.filter(({ api, buffer }) => api === name && buffer === kind.name);
      const by = (/** @type {string} */ wanted) =>
        engines
          .map(({ id }) => id)
          .filter(id => here.some(({ result, engines }) => result === wanted && engines.includes(id)));
      return ['refused', 'lost', 'absent', 'accepted']
        .filter(result => by(result).length > 0)
        .map(result => `${result}: ${by(result).length === engines.length ? 'all' : those(engines, by(result))}`)
        .join('; ');
    }),
  ]),
];

/** @param {Results} results */
export const refusalRows = ({ engines, webApis }) => [
  ['buffer', 'Web API', 'result', 'engines', 'its words, or what arrived'],
  ...webApis
    .filter(({ result }) => result === 'refused' || result === 'lost')
    .map(({ buffer, api, result, engines: ids, detail }) => [buffer, api, result, those(engines, ids), String(detail)]),
];

/**
 * @param {Identity[]} engines
 * @returns {(engine: Identity) => string} a short title; the whole version only where two would be called the same
 */
export function titles(engines) {
  const short = (/** @type {Identity} */ { name, version, under }) =>
    `${name} ${version.split('.')[0]}${under ? ` (${under})` : ''}`;
  return engine =>
    engines.filter(other => short(other) === short(engine)).length > 1
      ? `${engine.name} ${engine.version}`
      : short(engine);
}

/**
 * @param {EngineResult[]} engines
 * @param {string[]} ids
 */
const those = (engines, ids) =>
  engines
    .filter(({ id }) => ids.includes(id))
    .map(titles(engines))
    .join(', ');

/**
 * A reason speaks of engines by their ids.
 *
 * @param {EngineResult[]} engines
 * @param {string} reason
 */
const naming = (engines, reason) =>
  reason.replace(/(?<= in )[\w-]+(?:, [\w-]+)*(?=;|$)/g, ids => those(engines, ids.split(', ')) || ids);
