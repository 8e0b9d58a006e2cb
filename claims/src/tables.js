/**
 * Claims as people read them: in a terminal, and in CLAIMS.md.
 */
import { titles } from '../../engines/tables.js';
import { verdictOf, verdicts } from './verdict.js';

/**
 * @import { Identity } from '../../engines/tables.js'
 * @import { Claim } from './read.js'
 * @import { Run } from './run.js'
 * @import { Cell, Judged } from './verdict.js'
 */

/**
 * @param {Claim[]} claims
 * @param {Run} run
 */
export function terminalTable(claims, { engines, skipped, cells }) {
  const judged = claims.map(claim => ({ claim, judged: verdictOf(claim.rule, cells[claim.name] ?? {}) }));
  const title = titleOf(engines);
  const lines = verdicts.flatMap(verdict => {
    const those = judged.filter(({ judged }) => judged.verdict === verdict);
    return those.length === 0
      ? []
      : [
          `${verdict} (${those.length})`,
          ...those.map(({ claim, judged }) => `  ${claim.name}: ${claim.claim}${where(judged, title)}`),
          '',
        ];
  });
  const count = Object.values(cells).flatMap(Object.values);
  const of = (/** @type {string} */ kind) => count.filter(cell => kind in cell).length;
  return [
    ...lines,
    ...skipped.map(({ id, reason }) => `SKIP ${id}: ${reason}`),
    ...Object.entries(cells).flatMap(([name, by]) =>
      Object.entries(by).flatMap(([id, cell]) =>
        'lost' in cell ? [`lost: ${name} on ${title(id)}: ${cell.lost}`] : [],
      ),
    ),
    `${claims.length} claims on ${engines.length} engines: ${of('seen')} cells observed, ${of('cannot')} cannot be tried there, ${of('lost')} lost`,
    '',
  ].join('\n');
}

/**
 * @param {Identity[]} engines
 * @returns {(id: string) => string}
 */
export function titleOf(engines) {
  const title = titles(engines);
  return id => {
    const engine = engines.find(engine => engine.id === id);
    return engine ? title(engine) : id;
  };
}

/**
 * @param {Judged} judged
 * @param {(id: string) => string} title
 * @returns {string} where it holds, and where not, when that is not everywhere
 */
export function where({ verdict, holds, fails, undecided }, title) {
  const list = (/** @type {string[]} */ ids) => ids.map(title).join(', ');
  const parts = [
    ...(verdict === 'holds somewhere' ? [`holds on ${list(holds)}`, `does not on ${list(fails)}`] : []),
    ...(undecided.length > 0 ? [`undecided on ${list(undecided)}`] : []),
  ];
  return parts.length > 0 ? ` [${parts.join('; ')}]` : '';
}

/**
 * @param {Cell} cell
 * @returns {string} short enough for a table
 */
export function shownCell(cell) {
  if ('cannot' in cell) return cell.cannot;
  if ('lost' in cell) return `lost: ${cell.lost}`;
  const text = JSON.stringify(cell.seen);
  return text.length > 240 ? `${text.slice(0, 239)}…` : text;
}
